package org.wasl.referral;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.testing.FakeServer;

/** The registry and the case service, by hand: they say yes, no or nothing. The journeys of system-tests keep it honest. */
public final class FakeRegistry implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> CONSENTS = new ConcurrentHashMap<>();
    private static final Map<String, CommonProblem> REFUSALS = new ConcurrentHashMap<>();
    private static final Set<String> UNKNOWN = ConcurrentHashMap.newKeySet();
    private static final Set<String> ACTIONS = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> CONTACT_POINTS = new ConcurrentHashMap<>();
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final Map<String, String> KNOWN_FOR = new ConcurrentHashMap<>();
    private static volatile boolean down;
    private FakeServer server;

    public static void grants(String person, String consent) {
        CONSENTS.put(person, consent);
    }

    public static void refuses(String person) {
        CONSENTS.put(person, "");
    }

    /** Where the person agreed to be written to, and may be as long as nothing else is said. */
    public static String email(String person) {
        return "person-" + person + "@example.org";
    }

    /** What the registry says from now on of the ways to reach the person, as the items of {@code contactPoints}. */
    public static void reachedBy(String person, String contactPoints) {
        CONTACT_POINTS.put(person, contactPoints);
    }

    /** There is nobody with this id. */
    public static void knowsNobody(String person) {
        UNKNOWN.add(person);
    }

    /** Known to the caller by a consent for this purpose alone. */
    public static void knowsFor(String person, String purpose) {
        KNOWN_FOR.put(person, purpose);
    }

    /** An action of a plan, of whichever case: the journeys say of which. */
    public static String planAction() {
        String action = UUID.randomUUID().toString();
        ACTIONS.add(action);
        return action;
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
        server.on("/v1/cases/", exchange -> {
            String actions = ACTIONS.stream()
                    .map(action -> "{\"id\":\"" + action + "\"}")
                    .collect(Collectors.joining(","));
            FakeServer.answer(
                    exchange,
                    down ? 503 : 200,
                    "application/json",
                    "{\"items\":[{\"goals\":[{\"actions\":[" + actions + "]}]}]}");
        });
        server.on("/v1/persons/", exchange -> {
            String[] path = exchange.getRequestURI().getPath().split("/");
            String person = path[3];
            if (person.equals("known")) {
                String ids = Pattern.compile("[0-9a-f-]{36}")
                        .matcher(FakeServer.body(exchange))
                        .results()
                        .map(MatchResult::group)
                        .filter(id -> !UNKNOWN.contains(id))
                        .map(id -> "\"" + id + "\"")
                        .collect(Collectors.joining(","));
                FakeServer.answer(exchange, down ? 503 : 200, "application/json", "{\"ids\":[" + ids + "]}");
                return;
            }
            if (path.length == 4) {
                List<String> named = exchange.getRequestHeaders().getOrDefault("X-Purpose", List.of());
                boolean forAnother = KNOWN_FOR.containsKey(person) && !named.equals(List.of(KNOWN_FOR.get(person)));
                int known = down ? 503 : forAnother || UNKNOWN.contains(person) ? 404 : 200;
                FakeServer.answer(
                        exchange,
                        known,
                        "application/json",
                        "{\"id\":\"%s\",\"contactPoints\":[%s]}"
                                .formatted(
                                        person,
                                        CONTACT_POINTS.getOrDefault(
                                                person, "{\"kind\":\"EMAIL\",\"value\":\"" + email(person) + "\"}")));
                return;
            }
            ASKED.incrementAndGet();
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
                "quarkus.rest-client.case.url",
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
                   "sex":"MALE","birthDate":"2016-05-02","identifiers":[],
                   "contactPoints":[{"kind":"PHONE","use":"MOBILE","value":"+962790000000","safeToUse":true,"verifiedOn":null},
                     {"kind":"PHONE","use":null,"value":null,"safeToUse":false,"verifiedOn":null},
                     {"kind":"EMAIL","use":null,"value":"%s","safeToUse":null,"verifiedOn":null}],
                   "redactions":["IDENTIFIERS","HOUSEHOLD","LOCATION","NEEDS"]}}""".formatted(
                        consent.isEmpty() ? "null" : "\"" + consent + "\"",
                        // One use for each person: its id is the person's.
                        consent.isEmpty() ? "\"" + person + "\"" : "null",
                        consent.isEmpty() ? "VITAL_INTEREST" : "CONSENT",
                        email(person));
    }
}
