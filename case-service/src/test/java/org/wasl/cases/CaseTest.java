package org.wasl.cases;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AND_SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.TestServersResource;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.vocabulary.Vocabularies;

/** The case service on a real PostgreSQL and a real Kafka. */
@QuarkusTestResource(TestServersResource.class)
@QuarkusTestResource(FakeRegistry.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class CaseTest {
    private static boolean licensed;

    @BeforeAll
    static void theAgenciesAreInTheDirectory() {
        AnnouncedOrganizations.announce();
    }

    /** The caseworkers are in the register and hold licences. Whoever tests another entry brings an account of its own. */
    @BeforeEach
    void theCaseworkersAreLicensed() {
        if (!licensed) {
            for (Persona known : List.of(SUPERVISOR_AT_MINISTRY, SUPERVISOR_AT_UNHCR, CASEWORKER_AT_UNHCR)) {
                as(known).get("/v1/workers?limit=1").hasStatus(200);
            }
            licensed(CASEWORKER_AT_MINISTRY.subject().toString(), 200);
            licensed(OTHER_CASEWORKER_AT_MINISTRY.subject().toString(), 200);
            licence(
                    worker(CASEWORKER_AT_UNHCR.subject().toString(), MANAGER_AT_UNHCR, SUPERVISOR_AT_UNHCR, 200),
                    TestClock.today().plusYears(1));
            haveRoomForEveryTest();
            licensed = true;
        }
    }

    /** All tests together open more cases than anybody may hold. Whoever tests a full caseload brings an account of its own. */
    private static void haveRoomForEveryTest() {
        QuarkusTransaction.requiringNew().run(() -> Arc.container()
                .instance(EntityManager.class)
                .get()
                .createNativeQuery("update worker set most_cases = 10000 where account_id in (:known)")
                .setParameter(
                        "known",
                        Stream.of(Persona.values())
                                .map(known -> known.subject().toString())
                                .toList())
                .executeUpdate());
    }

    /** As an administrator adds it at the gateway. */
    protected static void isInList(Vocabulary list, String code, boolean retired) {
        QuarkusTransaction.requiringNew().run(() -> Arc.container()
                .instance(Vocabularies.class)
                .get()
                .follow(new CodeListChanged(list, code, "مضاف", "Added", Map.of(), retired)));
    }

    /** As everybody does before somebody names them: with their own token, once. */
    protected static String signedIn(String account, String agency, String... roles) {
        withToken(Tokens.of(account, agency, roles)).get("/v1/workers?limit=1").hasStatus(200);
        return account;
    }

    protected static Answer worker(String account, int mostCases) {
        signedIn(account, MINISTRY, Roles.CASEWORKER);
        return worker(account, MANAGER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY, mostCases);
    }

    private static Answer worker(String account, Persona manager, Persona supervisor, int mostCases) {
        return as(manager)
                .put(
                        "/v1/workers/by-account/" + account,
                        Map.of(
                                "name",
                                Map.of("ar", "أخصائية", "en", "Worker"),
                                "supervisorId",
                                supervisor.subject().toString(),
                                "mostCases",
                                mostCases))
                .hasStatus(200);
    }

    protected static Answer licensed(String account, int mostCases) {
        Answer worker = worker(account, mostCases);
        return licence(worker, TestClock.today().plusYears(1));
    }

    protected static Answer licence(Answer worker, LocalDate until) {
        return as(MANAGER_AT_MINISTRY)
                .step(
                        worker,
                        "/v1/workers/" + worker.id() + "/licences",
                        Map.of(
                                "number",
                                "SW-" + UUID.randomUUID().toString().substring(0, 12),
                                "licenceClass",
                                "SOCIAL_WORKER",
                                "issuedOn",
                                TestClock.today().minusYears(2).toString(),
                                "expiresOn",
                                until.toString()))
                .hasStatus(200);
    }

    /** What waits of this case for another supervisor than its own, newest first, as that one reads it. */
    protected static List<Map<String, Object>> waiting(Answer file, Persona second) {
        List<String> ids = as(CASEWORKER_AT_MINISTRY)
                .get("/v1/cases/" + file.id() + "/approvals?limit=200")
                .hasStatus(200)
                .list("items.id");
        return as(second).get("/v1/approvals?limit=200").hasStatus(200).<Map<String, Object>>list("items").stream()
                .filter(approval -> ids.contains(approval.get("id")))
                .toList();
    }

    /** By another supervisor than the case's own, who may not know of it. */
    protected static Answer decidedBySecond(Answer file, String decision) {
        Map<String, Object> waiting =
                waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).get(0);
        return as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"" + waiting.get("version") + "\"")
                .post("/v1/approvals/" + waiting.get("id") + "/" + decision, Map.of("comment", "Looked at"));
    }

    protected static String somebody() {
        String person = UUID.randomUUID().toString();
        FakeRegistry.knows(person);
        return person;
    }

    protected static Map<String, Object> caseOf(String person, String programme) {
        Map<String, Object> body = new HashMap<>();
        body.put("subjectId", person);
        body.put("programme", programme);
        body.put("concerns", List.of("serious_health_issue"));
        return body;
    }

    protected static Answer identified(String programme) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(somebody(), programme))
                .hasStatus(201);
    }

    protected static Answer opened(String programme) {
        Answer file = identified(programme);
        return step(file, "register", onConsent(file));
    }

    /** How a case is opened where that is not what is tested: on what its person has allowed its agency. */
    protected static Map<String, Object> onConsent(Answer file) {
        return onConsent("CONSENT", FakeRegistry.recorded(file.at("subjectId"), file.at("agencyId")));
    }

    protected static Map<String, Object> onConsent(String basis, String consent) {
        return Map.of("legalBasis", basis, "consentId", consent);
    }

    protected static Answer step(Answer file, String step, Object body) {
        return as(CASEWORKER_AT_MINISTRY)
                .step(file, "/v1/cases/" + file.id() + "/" + step, body)
                .hasStatus(200);
    }

    protected static Answer read(Answer file) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/cases/" + file.id()).hasStatus(200);
    }

    protected static Answer riskOf(Answer file, String level) {
        as(CASEWORKER_AT_MINISTRY)
                .step(
                        read(file),
                        "/v1/cases/" + file.id() + "/risk-assessments",
                        Map.of("level", level, "criteria", List.of("health"), "rationale", "Needs a wheelchair"))
                .hasStatus(201);
        return read(file);
    }

    protected static Answer planned(Answer file) {
        Answer plan = as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/plans",
                        Map.of(
                                "agreedWithClient",
                                true,
                                "goals",
                                List.of(Map.of(
                                        "description",
                                        "Walks to school",
                                        "actions",
                                        List.of(Map.of("serviceType", "DISABILITY_REHABILITATION"))))))
                .hasStatus(201);
        String path = "/v1/cases/" + file.id() + "/plans/" + plan.id();
        as(CASEWORKER_AT_MINISTRY).step(plan, path + "/submit", null).hasStatus(200);
        decided(file, "approve");
        Answer approved = as(SUPERVISOR_AT_MINISTRY).get(path);
        return as(SUPERVISOR_AT_MINISTRY)
                .step(approved, path + "/activate", null)
                .hasStatus(200);
    }

    /** The supervisor decides what is pending on the case. */
    protected static Answer decided(Answer file, String decision) {
        Answer pending = as(SUPERVISOR_AT_MINISTRY).get("/v1/cases/" + file.id() + "/approvals");
        String id = pending.<Map<String, Object>>list("items").stream()
                .filter(a -> "PENDING".equals(a.get("status")))
                .map(a -> a.get("id").toString())
                .findFirst()
                .orElseThrow();
        return as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"0\"")
                .post("/v1/cases/" + file.id() + "/approvals/" + id + "/" + decision, Map.of("comment", "seen"))
                .hasStatus(200);
    }

    /** A merge is taken back that was made an hour ago. {@code leaving} holds the person who stands again, {@code staying} the other one. */
    protected static String parted(String person, String survivor, String leaving, String staying) {
        String parting =
                "\"parting\":{\"separated\":\"%1$s\",\"survivor\":\"%2$s\",\"records\":[\"%1$s\"],\"leaving\":[\"%3$s\"],\"staying\":[\"%4$s\"],\"mergedAt\":\"%5$s\"},"
                        .formatted(
                                person,
                                survivor,
                                leaving,
                                staying,
                                TestClock.now().minusSeconds(3600));
        return registry("merge.undone", person, survivor).replace("\"mergeId\"", parting + "\"mergeId\"");
    }

    /** What the registry tells of two records that are one person, or are not. */
    protected static String registry(String type, String person, String survivor) {
        return """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.%s","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"",
                 "data":{"personId":"%s","survivorId":"%s","mergeId":"%s"}}""".formatted(UUID.randomUUID(), type, person, person, survivor, UUID.randomUUID());
    }
}
