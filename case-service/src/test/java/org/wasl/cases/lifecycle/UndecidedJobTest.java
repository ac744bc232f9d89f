package org.wasl.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AND_SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

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

/** Nobody waits for ever for a second person. The days are moved back in the database. */
@QuarkusTest
class UndecidedJobTest extends CaseTest {
    private static final String REASON = "The family is in danger where it lives";

    @Inject
    EntityManager entities;

    @Inject
    UndecidedJob job;

    @Test
    void an_offer_that_nobody_decided_about_ends_with_its_time_and_is_the_owners_work() {
        Answer file = opened("GBV");
        Answer offer = as(SUPERVISOR_AT_MINISTRY)
                .post(
                        path(file) + "/transfers",
                        Map.of("toAgencyId", UNHCR, "reason", "The family moves", "overrideReason", REASON))
                .hasStatus(201);
        job.sweep();
        assertThat(tasks(file, "APPROVAL")).isNotEmpty();

        daysPass("transfer", "expires_at = expires_at - interval '4 days'", "id", offer.id());
        job.sweep();

        assertThat(as(CASEWORKER_AT_MINISTRY).get(path(file) + "/transfers").<String>list("items.status"))
                .containsExactly("EXPIRED");
        assertThat(approvals(file)).containsExactly("WITHDRAWN");
        assertThat(tasks(file, "APPROVAL")).isEmpty();
        assertThat(tasks(file, "TRANSFER_RETURNED")).containsExactly(offer.id());
    }

    @Test
    void a_grant_that_nobody_decided_about_in_time_is_closed_as_if_it_were_rejected() {
        Answer file = opened("GBV");
        Answer grant = granted(file).hasStatus(201);
        Api grantee = as(CASEWORKER_AT_UNHCR).with("X-Purpose", "CASE_MANAGEMENT");
        job.sweep();
        grantee.get(path(file)).hasStatus(200);

        tasksAreOverdue(file);
        job.sweep();

        grantee.get(path(file)).isProblem(404, "not-found");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get(path(file) + "/grants")
                        .<Object>at("items.find { it.id == '" + grant.id() + "' }.revokedAt"))
                .isNotNull();
        assertThat(approvals(file)).containsExactly("EXPIRED");
        assertThat(tasks(file, "APPROVAL")).isEmpty();
        granted(file).isProblem(409, "basis-refused");
    }

    @Test
    void a_case_whose_supervisor_waits_for_a_second_person_beyond_the_time_is_shown_to_the_manager_who_names_another() {
        Answer file = identified("GBV");
        as(SUPERVISOR_AT_MINISTRY)
                .step(file, path(file) + "/register", Map.of("legalBasis", "VITAL_INTEREST", "basisReason", REASON))
                .hasStatus(200);
        assertThat(gaps()).doesNotContain(file.id());

        tasksAreOverdue(file);

        assertThat(gaps()).contains(file.id());
        as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).get("/v1/workers?limit=1").hasStatus(200);
        String second = CASEWORKER_AND_SUPERVISOR_AT_MINISTRY.subject().toString();
        as(MANAGER_AT_MINISTRY)
                .with("If-Match", "*")
                .put(path(file) + "/supervisor", Map.of("supervisorId", second, "reason", "Nobody decided"))
                .hasStatus(200);
        assertThat(gaps()).doesNotContain(file.id());
        assertThat(as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?queue=AWAITING_APPROVAL&caseId=" + file.id())
                        .<String>list("items.assignee"))
                .containsExactly(second);
    }

    private static List<String> gaps() {
        return as(MANAGER_AT_MINISTRY)
                .get("/v1/supervision-gaps?limit=200")
                .hasStatus(200)
                .list("items.id");
    }

    private static Answer granted(Answer file) {
        return as(SUPERVISOR_AT_MINISTRY)
                .post(
                        path(file) + "/grants",
                        Map.of(
                                "granteeId",
                                UNHCR,
                                "granteeAccountId",
                                CASEWORKER_AT_UNHCR.subject().toString(),
                                "purpose",
                                "CASE_MANAGEMENT",
                                "categories",
                                List.of("SUBJECT"),
                                "overrideReason",
                                REASON,
                                "validTo",
                                TestClock.now().plusSeconds(172_800).toString()));
    }

    private static String path(Answer file) {
        return "/v1/cases/" + file.id();
    }

    private static List<String> approvals(Answer file) {
        return as(CASEWORKER_AT_MINISTRY).get(path(file) + "/approvals").list("items.status");
    }

    private static List<String> tasks(Answer file, String type) {
        return as(CASEWORKER_AT_MINISTRY)
                .get("/v1/tasks?type=" + type + "&caseId=" + file.id())
                .list("items.subjectId");
    }

    private void tasksAreOverdue(Answer file) {
        daysPass(
                "task",
                "due_at = due_at - interval '40 days', remind_at = remind_at - interval '40 days',"
                        + " escalate_at = escalate_at - interval '40 days'",
                "case_id",
                file.id());
    }

    private void daysPass(String table, String times, String column, String id) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update " + table + " set " + times + " where " + column + " = :id")
                .setParameter("id", UUID.fromString(id))
                .executeUpdate());
    }
}
