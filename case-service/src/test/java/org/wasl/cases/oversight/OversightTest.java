package org.wasl.cases.oversight;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

/** The ways by which an account could decide about its own work or escape a review: what the tests of them have in common. */
abstract class OversightTest extends CaseTest {
    static final Map<String, String> NAMES = Map.of("ar", "أخصائية", "en", "Worker");
    static final Map<String, Object> NAME = Map.of("name", NAMES);
    static final Map<String, Object> CLOSURE = Map.of("reason", "GOALS_ACHIEVED", "summary", "All done");
    static final Map<String, Object> EMERGENCY = Map.of("reason", "The person called, nobody is reachable");
    static final Map<String, Object> ASSESSMENT =
            Map.of("type", "COMPREHENSIVE", "domains", List.of(Map.of("code", "HEALTH", "severity", 1, "needs", "x")));

    /** An account of its own that is a caseworker and a supervisor at once, and for whom the register names no supervisor. */
    record Both(String account, String workerId, Api api) {
        static Both worker() {
            String account = signedIn(UUID.randomUUID().toString(), MINISTRY, "caseworker", "supervisor");
            Answer worker = as(MANAGER_AT_MINISTRY)
                    .put("/v1/workers/by-account/" + account, NAME)
                    .hasStatus(200);
            return new Both(account, worker.id(), withToken(Tokens.of(account, MINISTRY, "caseworker", "supervisor")));
        }

        static Both licensedWorker() {
            Both both = worker();
            licence(
                    as(MANAGER_AT_MINISTRY).get("/v1/workers/" + both.workerId),
                    TestClock.today().plusYears(1));
            return both;
        }

        Answer identifies(String supervisor) {
            return identifies(supervisor, "DISABILITY");
        }

        Answer identifies(String supervisor, String programme) {
            return api.post("/v1/cases", identification(supervisor, programme));
        }

        Answer identifiesGbv() {
            return identifies(SUPERVISOR_AT_MINISTRY.subject().toString(), "GBV")
                    .hasStatus(201);
        }

        Answer opensCase() {
            Answer file = identifies(null).hasStatus(201);
            return api.step(file, path(file) + "/register", onConsent(file)).hasStatus(200);
        }

        Answer read(Answer file) {
            return api.get(path(file));
        }

        void step(Answer file, String step, Object body) {
            api.step(read(file), path(file) + "/" + step, body).hasStatus(200);
        }

        void findsRisk(Answer file, String level) {
            api.step(
                            read(file),
                            path(file) + "/risk-assessments",
                            Map.of("level", level, "criteria", List.of("health"), "rationale", "Seen today"))
                    .hasStatus(201);
        }

        Answer assesses(Answer file) {
            return api.post(path(file) + "/assessments", ASSESSMENT).hasStatus(201);
        }

        void submits(Answer file, Answer assessment) {
            api.step(assessment, path(file) + "/assessments/" + assessment.id() + "/submit", null)
                    .hasStatus(200);
        }

        Answer decides(Answer file, String decision) {
            String all = path(file) + "/approvals";
            String id = api.get(all).hasStatus(200).at("items[0].id");
            return api.with("If-Match", "\"0\"").post(all + "/" + id + "/" + decision, Map.of("comment", "fine"));
        }

        Answer opensInEmergency(Answer file) {
            return api.post(path(file) + "/break-glass", EMERGENCY).hasStatus(201);
        }
    }

    static String path(Answer file) {
        return "/v1/cases/" + file.id();
    }

    static String today() {
        return TestClock.today().toString();
    }

    static Map<String, Object> identification(String supervisor, String programme) {
        Map<String, Object> body = new HashMap<>(caseOf(somebody(), programme));
        body.put("supervisorId", supervisor);
        return body;
    }

    static void goesTo(Answer file, String owner) {
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        as(SUPERVISOR_AT_MINISTRY).get(path(file)),
                        path(file) + "/assignments",
                        Map.of("ownerId", owner, "reason", "Moves"))
                .hasStatus(201);
    }

    static Map<String, Object> absence(String cover) {
        return Map.of("from", today(), "to", TestClock.today().plusDays(3).toString(), "coverId", cover);
    }

    static void away(Both owner, Both cover) {
        as(MANAGER_AT_MINISTRY)
                .post("/v1/workers/" + owner.workerId + "/absences", absence(cover.account))
                .hasStatus(201);
    }
}
