package org.wasl.registry.datasubject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.RegistryTest;

/** Nothing is given, written or erased at the word of somebody who may not ask, also where the right ended after the request was taken. */
@QuarkusTest
class AskingRightsTest extends RegistryTest {
    private static final List<String> KINDS = List.of("ACCESS", "RECTIFICATION", "RESTRICTION", "ERASURE");

    private String child;
    private String guardian;
    private Answer right;

    @BeforeEach
    void a_child_has_a_guardian() {
        child = registered(REGISTRAR_AT_MINISTRY, born("2019-04-05")).id();
        guardian = registered(REGISTRAR_AT_MINISTRY, born("1985-04-05")).id();
        right = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/persons/" + child + "/guardianships",
                        Map.of("guardianId", guardian, "basis", "KINSHIP", "since", "2024-01-01"))
                .hasStatus(201);
    }

    @Test
    void a_guardian_asks_by_a_guardianship_and_a_small_child_not_alone() {
        for (String kind : KINDS) {
            take(asked(kind, "GUARDIAN", null))
                    .isProblem(422, "invalid-fields")
                    .names("/guardianshipId", "guardianship-needed");
            take(asked(kind, "SELF", null)).isProblem(422, "invalid-fields").names("/askedBy", "guardian-asks");
            take(asked(kind, "GUARDIAN", right.id())).hasStatus(201);
        }
    }

    @Test
    void whoever_is_not_surely_fifteen_does_not_ask_alone() {
        child = registered(REGISTRAR_AT_MINISTRY, born(null)).id();
        take(asked("ACCESS", "SELF", null)).isProblem(422, "invalid-fields").names("/askedBy", "guardian-asks");

        Answer read = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + child);
        as(REGISTRAR_AT_MINISTRY)
                .patch(
                        "/v1/persons/" + child,
                        read.etag(),
                        Map.of("birthDate", "1985-01-01", "birthDatePrecision", "YEAR"))
                .hasStatus(200);
        take(asked("ACCESS", "SELF", null)).hasStatus(201);
    }

    @Test
    void nothing_is_done_for_a_guardian_who_was_removed_meanwhile() {
        List<Answer> requests = taken();
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        right,
                        "/v1/persons/" + child + "/guardianships/" + right.id() + "/end",
                        Map.of("reason", "REMOVED", "until", TestClock.today().toString()))
                .hasStatus(200);

        requests.forEach(this::isNotFulfilled);
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + child).hasStatus(200);
    }

    @Test
    void nor_for_one_who_died_or_whose_ward_came_of_age() {
        List<Answer> ofTheDead = taken();
        String known = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + guardian).etag();
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", known)
                .put("/v1/persons/" + guardian + "/status", Map.of("status", "DECEASED", "on", "2026-01-01"))
                .hasStatus(200);
        ofTheDead.forEach(this::isNotFulfilled);

        a_child_has_a_guardian();
        List<Answer> ofTheGrown = taken();
        Answer read = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + child);
        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + child, read.etag(), Map.of("birthDate", "1999-04-05"))
                .hasStatus(200);
        ofTheGrown.forEach(this::isNotFulfilled);
    }

    @Test
    void who_took_a_request_that_changes_or_ends_a_record_does_not_carry_it_out() {
        for (String kind : KINDS) {
            Answer request = as(STEWARD_AT_MINISTRY)
                    .post("/v1/subject-requests", asked(kind, "GUARDIAN", right.id()))
                    .hasStatus(201);
            boolean report = kind.equals("ACCESS");
            assertThat(request.<String>list("allowedActions").contains("fulfil"))
                    .isEqualTo(report);
            Answer answer = as(STEWARD_AT_MINISTRY).step(request, path(request) + "/fulfil", null);
            if (report) {
                answer.hasStatus(200);
            } else {
                answer.isProblem(409, "illegal-step");
                assertThat(answer.<String>list("objections")).containsExactly("second-person-needed");
            }
        }
    }

    private void isNotFulfilled(Answer request) {
        assertThat(as(STEWARD_AT_MINISTRY).get(path(request)).<String>list("allowedActions"))
                .containsExactly("refuse", "withdraw");
        Answer refused = as(STEWARD_AT_MINISTRY)
                .step(request, path(request) + "/fulfil", null)
                .isProblem(409, "illegal-step");
        assertThat(refused.<String>list("objections")).containsExactly("no-right-to-ask");
        if (request.at("kind").equals("ACCESS")) {
            as(STEWARD_AT_MINISTRY).get(path(request) + "/report").isProblem(409, "illegal-step");
        }
    }

    private List<Answer> taken() {
        return KINDS.stream()
                .map(kind -> take(asked(kind, "GUARDIAN", right.id())).hasStatus(201))
                .toList();
    }

    private static Answer take(Map<String, Object> asked) {
        return as(CASEWORKER_AT_MINISTRY).post("/v1/subject-requests", asked);
    }

    private Map<String, Object> asked(String kind, String by, String guardianship) {
        Map<String, Object> asked = new HashMap<>(Map.of("personId", child, "kind", kind, "askedBy", by));
        asked.put("guardianshipId", guardianship);
        asked.put(
                "proposal", kind.equals("RECTIFICATION") ? Map.of("contactPoints", reachedBy("+962790000009")) : null);
        return asked;
    }

    private static Map<String, Object> born(String day) {
        Map<String, Object> body = somebody();
        body.put("birthDate", day);
        return body;
    }

    private static String path(Answer request) {
        return "/v1/subject-requests/" + request.id();
    }
}
