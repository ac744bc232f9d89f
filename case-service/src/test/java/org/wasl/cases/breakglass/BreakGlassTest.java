package org.wasl.cases.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

@QuarkusTest
class BreakGlassTest extends CaseTest {
    private static final Map<String, Object> EMERGENCY =
            Map.of("reason", "She called from the street, her worker is unreachable");

    @Inject
    EntityManager entities;

    @Test
    void the_glass_opens_a_closed_case_for_three_hours_and_tells_the_supervisor() {
        Answer file = opened("GBV");
        String path = "/v1/cases/" + file.id();
        as(OTHER_CASEWORKER_AT_MINISTRY).get(path).isProblem(404, "not-found");

        Answer broken = as(OTHER_CASEWORKER_AT_MINISTRY)
                .post(path + "/break-glass", EMERGENCY)
                .hasStatus(201);

        Answer seen = as(OTHER_CASEWORKER_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(seen.<List<String>>at("redactions")).isEmpty();
        assertThat(seen.<List<String>>at("allowedActions")).isEmpty();
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .step(seen, path + "/hold", Map.of("reason", "x", "reviewDue", "2026-12-01"))
                .isProblem(403, "not-allowed");
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?queue=TEAM&type=BREAK_GLASS_REVIEW&caseId=" + file.id())
                        .<String>list("items.subjectId"))
                .containsExactly(broken.id());

        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update break_glass set opens_until = :now where id = :id")
                        .setParameter("now", TestClock.now())
                        .setParameter("id", UUID.fromString(broken.id()))
                        .executeUpdate());
        as(OTHER_CASEWORKER_AT_MINISTRY).get(path).isProblem(404, "not-found");
    }

    @Test
    void what_was_not_justified_ends_with_the_review() {
        Answer file = opened("CHILD_PROTECTION");
        String path = "/v1/cases/" + file.id();
        Api colleague = withToken(Tokens.of(UUID.randomUUID().toString(), MINISTRY, "caseworker"));
        Api again = colleague.with("Idempotency-Key", UUID.randomUUID());
        Answer broken = again.post(path + "/break-glass", EMERGENCY).hasStatus(201);

        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        broken,
                        path + "/break-glass/" + broken.id() + "/review",
                        Map.of("justified", false, "comment", "Her worker was in the office"))
                .hasStatus(200);

        colleague.get(path).isProblem(404, "not-found");
        assertThat(again.post(path + "/break-glass", EMERGENCY).hasStatus(201).<Boolean>at("justified"))
                .as("a repeated opening tells how it was judged")
                .isFalse();
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?queue=TEAM&type=BREAK_GLASS_REVIEW&status=OPEN&caseId=" + file.id())
                        .list("items"))
                .isEmpty();
    }

    @Test
    void the_glass_is_for_the_own_agency_and_for_what_is_closed() {
        Answer file = opened("GBV");

        as(CASEWORKER_AT_UNHCR)
                .post("/v1/cases/" + file.id() + "/break-glass", EMERGENCY)
                .isProblem(404, "not-found");
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/break-glass", EMERGENCY)
                .isProblem(409, "glass-not-needed");
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/break-glass", Map.of("reason", "short"))
                .isProblem(422, "invalid-fields");
    }
}
