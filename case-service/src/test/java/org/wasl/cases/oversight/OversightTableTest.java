package org.wasl.cases.oversight;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

/** The ways by which an account could decide about its own work or escape a review: each is tried, and refused. */
@QuarkusTest
class OversightTableTest extends CaseTest {
    private static final Api MANAGER_AT_MINISTRY_API = as(MANAGER_AT_MINISTRY);
    private static final Map<String, String> NAMES = Map.of("ar", "أخصائية", "en", "Worker");
    private static final Map<String, Object> NAME = Map.of("name", NAMES);
    private static final Map<String, Object> CLOSURE = Map.of("reason", "GOALS_ACHIEVED", "summary", "All done");
    private static final Map<String, Object> EMERGENCY = Map.of("reason", "The person called, nobody is reachable");
    private static final Map<String, Object> ASSESSMENT =
            Map.of("type", "COMPREHENSIVE", "domains", List.of(Map.of("code", "HEALTH", "severity", 1, "needs", "x")));
    private static final Map<String, Object> PLAN = Map.of(
            "agreedWithClient",
            true,
            "goals",
            List.of(Map.of(
                    "description",
                    "Walks to school",
                    "actions",
                    List.of(Map.of("serviceType", "DISABILITY_REHABILITATION")))));

    private interface Attempt {
        Answer make();
    }

    private record Row(int status, String problem, Attempt attempt) {}

    private static Row refused(int status, String problem, Attempt attempt) {
        return new Row(status, problem, attempt);
    }

    private static final Map<String, Row> TABLE = Map.ofEntries(
            // Approvals.
            entry(
                    "the owner, who also is a supervisor, approves their own assessment",
                    refused(409, "second-person-needed", () -> {
                        Both owner = Both.licensedWorker();
                        Answer file = owner.opensCase();
                        owner.submits(file, owner.assesses(file));
                        return owner.decides(file, "approve");
                    })),
            entry("and sends it back to themselves", refused(409, "second-person-needed", () -> {
                Both owner = Both.licensedWorker();
                Answer file = owner.opensCase();
                owner.submits(file, owner.assesses(file));
                return owner.decides(file, "reject");
            })),
            entry(
                    "whoever asked approves after the case went to another owner",
                    refused(409, "second-person-needed", () -> {
                        Both owner = Both.licensedWorker();
                        Answer file = owner.opensCase();
                        owner.submits(file, owner.assesses(file));
                        goesTo(file, CASEWORKER_AT_MINISTRY.subject().toString());
                        return owner.decides(file, "approve");
                    })),
            entry("the author approves what the next owner handed in", refused(409, "second-person-needed", () -> {
                Both author = Both.licensedWorker();
                Both next = Both.licensedWorker();
                Answer file = author.opensCase();
                Answer assessment = author.assesses(file);
                goesTo(file, next.account);
                next.submits(file, assessment);
                return author.decides(file, "approve");
            })),
            entry(
                    "a supervisor drafts the plan and approves it after the owner handed it in",
                    refused(409, "second-person-needed", () -> {
                        Both owner = Both.licensedWorker();
                        Both supervisor = Both.licensedWorker();
                        Answer file = owner.opensCase();
                        String plans = path(file) + "/plans";
                        Answer plan = supervisor.api.post(plans, PLAN).hasStatus(201);
                        owner.api
                                .step(plan, plans + "/" + plan.id() + "/submit", null)
                                .hasStatus(200);
                        return supervisor.decides(file, "approve");
                    })),
            entry("a supervisor lowers a high risk and approves it", refused(409, "second-person-needed", () -> {
                Both owner = Both.licensedWorker();
                Both supervisor = Both.licensedWorker();
                Answer file = owner.opensCase();
                owner.findsRisk(file, "HIGH");
                supervisor.findsRisk(file, "LOW");
                return supervisor.decides(file, "approve");
            })),
            entry("the owner approves the closure that they asked for", refused(409, "second-person-needed", () -> {
                Both owner = Both.licensedWorker();
                Answer file = owner.opensCase();
                owner.findsRisk(file, "LOW");
                owner.step(file, "complete-assessment", null);
                endTasks(file);
                owner.step(file, "closure", CLOSURE);
                return owner.decides(file, "approve");
            })),
            entry(
                    "who stands in for the owner asks, and approves as a supervisor",
                    refused(409, "second-person-needed", () -> {
                        Both owner = Both.licensedWorker();
                        Both standIn = Both.licensedWorker();
                        Answer file = owner.opensCase();
                        away(owner, standIn);
                        standIn.submits(file, standIn.assesses(file));
                        return standIn.decides(file, "approve");
                    })),
            entry(
                    "whoever wrote the report decides on the best interests after the case went on",
                    refused(409, "second-person-needed", () -> {
                        Both author = Both.licensedWorker();
                        Answer file = author.opensCase();
                        String all = path(file) + "/best-interests";
                        Answer bia = author.api
                                .post(all, Map.of("kind", "BIA", "reason", "CUSTODY"))
                                .hasStatus(201);
                        String one = all + "/" + bia.id();
                        Answer gathering =
                                author.api.step(bia, one + "/gather", null).hasStatus(200);
                        Answer drafted = author.api
                                .step(
                                        gathering,
                                        one + "/draft-report",
                                        Map.of("childViews", "Stay with the aunt", "report", "Stay"))
                                .hasStatus(200);
                        goesTo(file, CASEWORKER_AT_MINISTRY.subject().toString());
                        return author.api.step(drafted, one + "/decide", Map.of("decision", "Stay"));
                    })),
            entry("whoever proposed a merge confirms it", refused(409, "second-person-needed", () -> {
                Both owner = Both.licensedWorker();
                Answer one = owner.opensCase();
                Answer other = owner.api
                        .post("/v1/cases?confirmNew=SEPARATE_MATTER", caseOf(one.at("subjectId"), "DISABILITY"))
                        .hasStatus(201);
                Api manager = withToken(Tokens.of(owner.account, MINISTRY, "agency-manager"));
                Answer merge = manager.post(
                                path(one) + "/merges", Map.of("caseId", other.id(), "reason", "same matter"))
                        .hasStatus(201);
                return manager.step(merge, path(one) + "/merges/" + merge.id() + "/confirm", null);
            })),
            entry(
                    "the owner approves the legal basis on which they opened the case",
                    refused(409, "second-person-needed", () -> {
                        Both owner = Both.licensedWorker();
                        Answer file = owner.identifies(null).hasStatus(201);
                        owner.step(
                                file,
                                "register",
                                Map.of("legalBasis", "VITAL_INTEREST", "basisReason", "The person is in danger"));
                        return owner.decides(file, "approve");
                    })),
            entry(
                    "the supervisor approves the legal basis on which they opened the case",
                    refused(409, "second-person-needed", () -> {
                        Both supervisor = Both.licensedWorker();
                        Answer file = Both.licensedWorker().identifies(null).hasStatus(201);
                        supervisor.step(
                                file,
                                "register",
                                Map.of("legalBasis", "LEGAL_OBLIGATION", "basisReason", "The court has ordered it"));
                        return supervisor.decides(file, "approve");
                    })),
            // Who supervises.
            entry("the owner names themselves as supervisor", refused(422, "invalid-fields", () -> {
                Both owner = Both.licensedWorker();
                return owner.identifies(owner.account);
            })),
            entry("the owner names nobody that exists", refused(422, "invalid-fields", () -> identifiesWith("nobody"))),
            entry(
                    "the owner names a supervisor of another agency",
                    refused(
                            422,
                            "invalid-fields",
                            () -> identifiesWith(SUPERVISOR_AT_UNHCR.subject().toString()))),
            entry(
                    "the owner names a colleague who is no supervisor",
                    refused(
                            422,
                            "invalid-fields",
                            () -> identifiesWith(
                                    OTHER_CASEWORKER_AT_MINISTRY.subject().toString()))),
            entry("a former owner becomes the supervisor", refused(422, "invalid-fields", () -> {
                Both former = Both.licensedWorker();
                Answer file = former.opensCase();
                goesTo(file, CASEWORKER_AT_MINISTRY.subject().toString());
                return supervisedBy(MANAGER_AT_MINISTRY_API, file, former.account);
            })),
            entry(
                    "a manager makes themselves the supervisor of a case that they may not read",
                    refused(409, "second-person-needed", () -> {
                        Answer file = opened("GBV");
                        String account = signedIn(UUID.randomUUID().toString(), MINISTRY, "supervisor");
                        Api manager = withToken(Tokens.of(account, MINISTRY, "agency-manager", "supervisor"));
                        return supervisedBy(manager, file, account);
                    })),
            entry("the case goes to its own supervisor", refused(422, "invalid-fields", () -> {
                Both supervisor = Both.licensedWorker();
                Answer file = Both.licensedWorker().identifies(supervisor.account);
                return supervisor.api.step(
                        supervisor.read(file),
                        path(file) + "/assignments",
                        Map.of("ownerId", supervisor.account, "reason", "mine"));
            })),
            entry(
                    "the case goes to another agency and comes back to its former owner as supervisor",
                    refused(422, "invalid-fields", () -> {
                        Both former = Both.licensedWorker();
                        Answer file = former.opensCase();
                        FakeRegistry.consents(
                                file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
                        FakeRegistry.consents(
                                file.at("subjectId"),
                                MINISTRY,
                                UUID.randomUUID().toString());
                        workerOfUnhcr();
                        Answer out = former.api
                                .post(path(file) + "/transfers", Map.of("toAgencyId", UNHCR, "reason", "Moved"))
                                .hasStatus(201);
                        as(SUPERVISOR_AT_UNHCR)
                                .step(
                                        out,
                                        "/v1/transfers/" + out.id() + "/accept",
                                        Map.of(
                                                "ownerId",
                                                CASEWORKER_AT_UNHCR.subject().toString(),
                                                "overrideReason",
                                                "Nobody else"))
                                .hasStatus(200);
                        Answer back = as(CASEWORKER_AT_UNHCR)
                                .post(path(file) + "/transfers", Map.of("toAgencyId", MINISTRY, "reason", "Moved back"))
                                .hasStatus(201);
                        return former.api.step(
                                back,
                                "/v1/transfers/" + back.id() + "/accept",
                                Map.of(
                                        "ownerId",
                                        CASEWORKER_AT_MINISTRY.subject().toString()));
                    })),
            entry("a supervisor accepts a transfer for themselves", refused(422, "invalid-fields", () -> {
                Answer file = opened("DISABILITY");
                FakeRegistry.consents(
                        file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
                Answer offer = as(CASEWORKER_AT_MINISTRY)
                        .post(path(file) + "/transfers", Map.of("toAgencyId", UNHCR, "reason", "Moved"))
                        .hasStatus(201);
                return as(SUPERVISOR_AT_UNHCR)
                        .step(
                                offer,
                                "/v1/transfers/" + offer.id() + "/accept",
                                Map.of("ownerId", SUPERVISOR_AT_UNHCR.subject().toString()));
            })),
            // Overrides.
            entry("a supervisor gives themselves a case against the rule", refused(409, "second-person-needed", () -> {
                Both unlicensed = Both.worker();
                Answer file = Both.licensedWorker().opensCase();
                return unlicensed.api.step(
                        unlicensed.read(file),
                        path(file) + "/assignments",
                        Map.of("ownerId", unlicensed.account, "reason", "mine", "overrideReason", "I can"));
            })),
            entry(
                    "an owner without a licence opens their case by an override",
                    refused(409, "worker-not-available", () -> {
                        Both unlicensed = Both.worker();
                        Answer file = unlicensed.identifies(null);
                        return unlicensed.api.step(
                                file,
                                path(file) + "/register",
                                Map.of(
                                        "legalBasis",
                                        "CONSENT",
                                        "consentId",
                                        UUID.randomUUID(),
                                        "overrideReason",
                                        "I can"));
                    })),
            entry("an owner opens their case to another agency by an override", refused(403, "not-allowed", () -> {
                Both owner = Both.licensedWorker();
                Answer file = owner.opensCase();
                return owner.api.post(path(file) + "/grants", grant(UNHCR));
            })),
            entry(
                    "a case is opened to the own agency past its circle",
                    refused(422, "invalid-fields", () -> as(SUPERVISOR_AT_MINISTRY)
                            .post(path(opened("CHILD_PROTECTION")) + "/grants", grant(MINISTRY)))),
            entry(
                    "a duplicate is made while a decision about the first case waits",
                    refused(409, "second-person-needed", () -> {
                        Both owner = Both.licensedWorker();
                        Answer file = owner.opensCase();
                        owner.submits(file, owner.assesses(file));
                        return owner.api.post(
                                "/v1/cases?confirmNew=SEPARATE_MATTER", caseOf(file.at("subjectId"), "DISABILITY"));
                    })),
            entry(
                    "an approval of before the closure serves after reopening",
                    refused(409, "assessment-not-approved", () -> {
                        Answer file = opened("DISABILITY");
                        String all = path(file) + "/assessments";
                        Answer assessment =
                                as(CASEWORKER_AT_MINISTRY).post(all, ASSESSMENT).hasStatus(201);
                        as(CASEWORKER_AT_MINISTRY)
                                .step(assessment, all + "/" + assessment.id() + "/submit", null)
                                .hasStatus(200);
                        decided(file, "approve");
                        step(riskOf(file, "LOW"), "complete-assessment", null);
                        planned(file);
                        step(read(file), "closure", CLOSURE);
                        decided(file, "approve");
                        step(read(file), "reopen", Map.of("reason", "Came back"));
                        return as(CASEWORKER_AT_MINISTRY)
                                .step(riskOf(file, "HIGH"), path(file) + "/complete-assessment", null);
                    })),
            // The register of workers.
            entry("a manager registers themselves", refused(409, "second-person-needed", () -> {
                String account = signedIn(UUID.randomUUID().toString(), MINISTRY, "agency-manager");
                return withToken(Tokens.of(account, MINISTRY, "agency-manager"))
                        .put("/v1/workers/by-account/" + account, NAME);
            })),
            entry(
                    "a manager registers an account of another agency",
                    refused(422, "invalid-fields", () -> as(MANAGER_AT_MINISTRY)
                            .put(
                                    "/v1/workers/by-account/"
                                            + signedIn(UUID.randomUUID().toString(), UNHCR, "caseworker"),
                                    NAME))),
            entry(
                    "a manager registers an account that never came",
                    refused(422, "invalid-fields", () -> as(MANAGER_AT_MINISTRY)
                            .put("/v1/workers/by-account/" + UUID.randomUUID(), NAME))),
            entry(
                    "a manager of the licensing authority licenses themselves",
                    refused(409, "second-person-needed", () -> {
                        String account = signedIn(UUID.randomUUID().toString(), MINISTRY, "agency-manager");
                        Answer worker = as(MANAGER_AT_MINISTRY)
                                .put("/v1/workers/by-account/" + account, NAME)
                                .hasStatus(200);
                        return withToken(Tokens.of(account, MINISTRY, "agency-manager"))
                                .step(
                                        worker,
                                        "/v1/workers/" + worker.id() + "/licences",
                                        Map.of(
                                                "number",
                                                "SW-SELF",
                                                "licenceClass",
                                                "SOCIAL_WORKER",
                                                "issuedOn",
                                                "2026-01-01"));
                    })),
            entry("a worker names themselves as their supervisor", refused(422, "invalid-fields", () -> {
                Both worker = Both.worker();
                return as(MANAGER_AT_MINISTRY)
                        .put(
                                "/v1/workers/by-account/" + worker.account,
                                Map.of("name", NAMES, "supervisorId", worker.account));
            })),
            entry(
                    "a supervisor holds a supervision session with themselves",
                    refused(409, "second-person-needed", () -> {
                        Both self = Both.worker();
                        return self.api.post(
                                "/v1/workers/" + self.workerId + "/supervision-sessions",
                                Map.of(
                                        "heldOn",
                                        today(),
                                        "standards",
                                        List.of(Map.of("standard", "SAFE_CASE_NOTES", "met", "YES"))));
                    })),
            entry("a supervisor records their own accredited training", refused(409, "second-person-needed", () -> {
                Both self = Both.worker();
                return self.api.post(
                        "/v1/workers/" + self.workerId + "/trainings",
                        Map.of(
                                "title",
                                "Course",
                                "provider",
                                "Ministry",
                                "accredited",
                                true,
                                "hours",
                                30,
                                "endedOn",
                                today()));
            })),
            entry("a supervisor makes themselves the stand-in of a worker", refused(409, "second-person-needed", () -> {
                Both supervisor = Both.licensedWorker();
                Both owner = Both.licensedWorker();
                return supervisor.api.post("/v1/workers/" + owner.workerId + "/absences", absence(supervisor.account));
            })),
            entry("who stands in for a stand-in sees the cases of the first", refused(404, "not-found", () -> {
                Both owner = Both.licensedWorker();
                Both second = Both.licensedWorker();
                Both third = Both.licensedWorker();
                Answer file = owner.identifiesGbv();
                away(owner, second);
                away(second, third);
                second.read(file).hasStatus(200);
                return third.read(file);
            })),
            // Reviews.
            entry("whoever opened a case in an emergency reviews it", refused(403, "not-allowed", () -> {
                Answer file = opened("GBV");
                Both colleague = Both.worker();
                Answer opening = colleague.opensInEmergency(file);
                return colleague.api.step(
                        opening,
                        path(file) + "/break-glass/" + opening.id() + "/review",
                        Map.of("justified", true, "comment", "I had to"));
            })),
            entry("the owner reviews who opened their case", refused(403, "not-allowed", () -> {
                Both owner = Both.licensedWorker();
                Answer file = owner.identifies(SUPERVISOR_AT_MINISTRY.subject().toString(), "GBV");
                Answer opening = Both.worker().opensInEmergency(file);
                return owner.api.step(
                        opening,
                        path(file) + "/break-glass/" + opening.id() + "/review",
                        Map.of("justified", true, "comment", "My friend"));
            })),
            entry("the task of a review is cancelled instead", refused(409, "illegal-step", () -> {
                Answer file = opened("GBV");
                Both.worker().opensInEmergency(file);
                return endTask(file, "BREAK_GLASS_REVIEW", "cancel");
            })),
            entry("the task of an approval is completed instead", refused(409, "illegal-step", () -> {
                Both owner = Both.licensedWorker();
                Answer file = owner.opensCase();
                owner.submits(file, owner.assesses(file));
                return endTask(file, "APPROVAL", "complete");
            })),
            entry("a case is closed before its opening was reviewed", refused(409, "closure-objections", () -> {
                Answer file = opened("GBV");
                Both.worker().opensInEmergency(file);
                step(riskOf(file, "LOW"), "complete-assessment", null);
                planned(file);
                return as(CASEWORKER_AT_MINISTRY).step(read(file), path(file) + "/closure", CLOSURE);
            })),
            entry(
                    "after an opening without need the same account opens the next case",
                    refused(403, "break-glass-refused", () -> {
                        Answer file = opened("GBV");
                        Both colleague = Both.worker();
                        Answer opening = colleague.opensInEmergency(file);
                        as(SUPERVISOR_AT_MINISTRY)
                                .step(
                                        opening,
                                        path(file) + "/break-glass/" + opening.id() + "/review",
                                        Map.of("justified", false, "comment", "No need"))
                                .hasStatus(200);
                        return colleague.api.post(path(opened("GBV")) + "/break-glass", EMERGENCY);
                    })),
            entry(
                    "an owner, who also is a supervisor, cancels their own open work before closing",
                    refused(409, "illegal-step", () -> {
                        Both owner = Both.licensedWorker();
                        Answer file = owner.opensCase();
                        Map<String, Object> task = owner.api
                                .get("/v1/tasks?caseId=" + file.id())
                                .<Map<String, Object>>list("items")
                                .get(0);
                        return owner.api
                                .with("If-Match", "\"" + task.get("version") + "\"")
                                .post("/v1/tasks/" + task.get("id") + "/cancel", null);
                    })));

    static Stream<String> routes() {
        return TABLE.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void nobody_decides_about_their_own_work(String route) {
        Row row = TABLE.get(route);
        row.attempt().make().isProblem(row.status(), row.problem());
    }

    /** An account of its own that is a caseworker and a supervisor at once, and for whom the register names no supervisor. */
    private record Both(String account, String workerId, Api api) {
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
            return api.step(file, path(file) + "/register", ON_CONSENT).hasStatus(200);
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

    private static String path(Answer file) {
        return "/v1/cases/" + file.id();
    }

    private static String today() {
        return TestClock.today().toString();
    }

    private static Map<String, Object> identification(String supervisor, String programme) {
        Map<String, Object> body = new HashMap<>(caseOf(somebody(), programme));
        body.put("supervisorId", supervisor);
        return body;
    }

    private static Answer identifiesWith(String supervisor) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", identification(supervisor, "GBV"))
                .names("/supervisorId", "not-a-supervisor");
    }

    private static void goesTo(Answer file, String owner) {
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        as(SUPERVISOR_AT_MINISTRY).get(path(file)),
                        path(file) + "/assignments",
                        Map.of("ownerId", owner, "reason", "Moves"))
                .hasStatus(201);
    }

    private static Answer supervisedBy(Api by, Answer file, String supervisor) {
        String etag = as(CASEWORKER_AT_MINISTRY).get(path(file)).etag();
        return by.with("If-Match", etag)
                .put(path(file) + "/supervisor", Map.of("supervisorId", supervisor, "reason", "Has room"));
    }

    private static Map<String, Object> absence(String cover) {
        return Map.of("from", today(), "to", TestClock.today().plusDays(3).toString(), "coverId", cover);
    }

    private static void away(Both owner, Both cover) {
        as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/workers/" + owner.workerId + "/absences", absence(cover.account))
                .hasStatus(201);
    }

    private static Map<String, Object> grant(String agency) {
        return Map.of(
                "granteeId",
                agency,
                "purpose",
                "CASE_MANAGEMENT",
                "categories",
                List.of("SUBJECT"),
                "overrideReason",
                "Vital interest",
                "validTo",
                TestClock.now().plusSeconds(86_400).toString());
    }

    private static void workerOfUnhcr() {
        as(MANAGER_AT_UNHCR)
                .put("/v1/workers/by-account/" + CASEWORKER_AT_UNHCR.subject(), NAME)
                .hasStatus(200);
    }

    private static void endTasks(Answer file) {
        as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/tasks?queue=TEAM&caseId=" + file.id())
                .<Map<String, Object>>list("items")
                .forEach(task -> as(SUPERVISOR_AT_MINISTRY)
                        .with("If-Match", "\"" + task.get("version") + "\"")
                        .post("/v1/tasks/" + task.get("id") + "/cancel", null)
                        .hasStatus(200));
    }

    private static Answer endTask(Answer file, String type, String step) {
        Map<String, Object> task = as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/tasks?queue=TEAM&type=" + type + "&caseId=" + file.id())
                .<Map<String, Object>>list("items")
                .get(0);
        assertThat(task.get("allowedActions").toString()).doesNotContain("cancel", "complete");
        return as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"" + task.get("version") + "\"")
                .post("/v1/tasks/" + task.get("id") + "/" + step, null);
    }
}
