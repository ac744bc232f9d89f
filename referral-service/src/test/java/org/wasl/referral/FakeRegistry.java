package org.wasl.referral;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.testing.FakeServer;

/** The neighbour, by hand: it says yes, no or nothing. The journeys of system-tests keep it honest. */
public final class FakeRegistry implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> CONSENTS = new ConcurrentHashMap<>();
    private static final Map<String, CommonProblem> REFUSALS = new ConcurrentHashMap<>();
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static volatile boolean down;
    private FakeServer server;

    public static void grants(String person, String consent) {
        CONSENTS.put(person, consent);
    }

    public static void refuses(String person) {
        CONSENTS.put(person, "");
    }

    /** Whatever was allowed. */
    public static void refuses(String person, CommonProblem why) {
        REFUSALS.put(person, why);
    }

    public static void isDown(boolean away) {
        down = away;
    }

    public static int timesAsked() {
        return ASKED.get();
    }

    @Override
    public Map<String, String> start() {
        server = new FakeServer();
        server.on("/v1/persons/", exchange -> {
            ASKED.incrementAndGet();
            String person = exchange.getRequestURI().getPath().split("/")[3];
            String consent = CONSENTS.get(person);
            String asked = FakeServer.body(exchange);
            boolean otherwise = asked.contains("VITAL_INTEREST");
            int status = down ? 503 : consent == null ? 404 : consent.isEmpty() && !otherwise ? 409 : 200;
            CommonProblem refusal = REFUSALS.get(person);
            if (refusal != null) {
                status = refusal.status();
            }
            String said = refusal != null
                    ? "{\"type\":\"" + refusal.uri() + "\"}"
                    : status == 200 ? answer(person, consent) : "{\"type\":\"/problems/consent-required\"}";
            FakeServer.answer(exchange, status, status == 200 ? "application/json" : "application/problem+json", said);
        });
        return Map.of(
                "quarkus.rest-client.registry.url",
                server.url(),
                "wasl.directory.coordinating-organization",
                org.wasl.platform.testing.Persona.MINISTRY);
    }

    @Override
    public void stop() {
        server.stop();
    }

    private static String answer(String person, String consent) {
        return """
                {"consentId":%s,"basisUseId":%s,"legalBasis":"%s","fieldGroups":["IDENTITY","CONTACT"],"until":null,
                 "summary":{"sex":"MALE","ageBand":"5-11","governorate":"JO-IR","preferredLanguage":"ar"},
                 "profile":{"id":"0190a000-0000-7000-8000-00000000abcd","version":1,
                   "names":[{"script":"ARAB","use":"OFFICIAL","given":"سامي","father":null,"grandfather":null,"family":"النجار"}],
                   "sex":"MALE","birthDate":"2016-05-02","phone":"+962790000000","email":"person@example.org","identifiers":[],
                   "redactions":["IDENTIFIERS","HOUSEHOLD","LOCATION","NEEDS"]}}""".formatted(
                        consent.isEmpty() ? "null" : "\"" + consent + "\"",
                        // One use for each person: its id is the person's.
                        consent.isEmpty() ? "\"" + person + "\"" : "null",
                        consent.isEmpty() ? "VITAL_INTEREST" : "CONSENT");
    }
}
