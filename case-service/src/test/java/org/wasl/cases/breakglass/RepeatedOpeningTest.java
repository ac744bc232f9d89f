package org.wasl.cases.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

/** What follows for an account that opens cases in an emergency that was none. */
@QuarkusTest
class RepeatedOpeningTest extends CaseTest {
    private static final Map<String, Object> EMERGENCY =
            Map.of("reason", "The person called from the street, their worker is unreachable");

    @Inject
    EntityManager entities;

    /** An account of the ministry that no other test has. */
    private final String account = UUID.randomUUID().toString();

    private final Api colleague = withToken(Tokens.of(account, MINISTRY, "caseworker"));

    private static String path(Answer file) {
        return "/v1/cases/" + file.id() + "/break-glass";
    }

    private Answer open(Answer file) {
        return colleague.post(path(file), EMERGENCY);
    }

    private static Answer judged(Answer file, Answer opening, boolean justified) {
        return as(SUPERVISOR_AT_MINISTRY)
                .step(
                        opening,
                        path(file) + "/" + opening.id() + "/review",
                        Map.of("justified", justified, "comment", "Looked into"))
                .hasStatus(200);
    }

    private void later(String sql, Object id) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        entities.createNativeQuery(sql).setParameter("id", id).executeUpdate());
    }

    private Answer standing() {
        return as(MANAGER_AT_MINISTRY).get("/v1/break-glass-refusals?standing=true&limit=200");
    }

    private Map<String, Object> refusal() {
        return standing().<Map<String, Object>>list("items").stream()
                .filter(r -> account.equals(r.get("accountId")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void after_an_opening_without_need_the_account_is_refused_for_this_case_and_any_other() {
        Answer file = opened("GBV");
        judged(file, open(file).hasStatus(201), false);

        Answer refused = open(file).isProblem(403, "break-glass-refused");
        open(opened("GBV")).isProblem(403, "break-glass-refused");
        colleague
                .post("/v1/cases/" + UUID.randomUUID() + "/break-glass", EMERGENCY)
                .isProblem(403, "break-glass-refused");

        assertThat(Instant.parse(refused.at("refusedUntil")))
                .isBetween(
                        TestClock.now().plus(Duration.ofHours(23)),
                        TestClock.now().plus(Duration.ofHours(25)));
        assertThat(refused.<String>at("ask")).isEqualTo("agency-manager");
        assertThat(refused.<String>at("reason")).isEqualTo("NOT_JUSTIFIED");
        assertThat(colleague.get("/v1/break-glass-refusals").<String>list("items.accountId"))
                .containsExactly(account);
        as(CASEWORKER_AT_MINISTRY)
                .get("/v1/break-glass-refusals/" + refusal().get("id"))
                .isProblem(404, "not-found");
    }

    @Test
    void after_an_opening_without_need_all_that_the_account_has_open_is_closed() {
        Answer file = opened("GBV");
        Answer other = opened("GBV");
        Answer opening = open(file).hasStatus(201);
        open(other).hasStatus(201);
        colleague.get("/v1/cases/" + other.id() + "/notes").hasStatus(200);

        judged(file, opening, false);

        colleague.get("/v1/cases/" + other.id()).isProblem(404, "not-found");
        colleague.get("/v1/cases/" + other.id() + "/notes").isProblem(404, "not-found");
    }

    @Test
    void what_was_justified_is_followed_by_nothing() {
        Answer file = opened("GBV");
        Answer opening = open(file).hasStatus(201);
        Answer reviewed = judged(file, opening, true);

        open(opened("GBV")).hasStatus(201);
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        reviewed,
                        path(file) + "/" + opening.id() + "/review",
                        Map.of("justified", false, "comment", "After all not"))
                .isProblem(409, "illegal-step");
    }

    @Test
    void each_time_it_is_refused_for_longer_and_at_last_until_the_manager_lifts_it() {
        for (Duration refusedFor : List.of(Duration.ofHours(24), Duration.ofDays(7))) {
            Answer file = opened("GBV");
            judged(file, open(file).hasStatus(201), false);
            assertThat(Instant.parse(refusal().get("refusedUntil").toString()))
                    .isBetween(
                            TestClock.now().plus(refusedFor).minusSeconds(3600),
                            TestClock.now().plus(refusedFor).plusSeconds(3600));
            later(
                    "update break_glass_refusal set refused_until = cast('" + TestClock.now()
                            + "' as timestamptz) where account_id = :id and refused_until is not null",
                    account);
        }
        Answer third = opened("GBV");
        judged(third, open(third).hasStatus(201), false);

        assertThat(open(opened("GBV")).isProblem(403, "break-glass-refused").<Object>at("refusedUntil"))
                .isNull();
        Map<String, Object> refusal = refusal();
        assertThat(refusal.get("times")).isEqualTo(3);
        assertThat(refusal.keySet()).as("nothing of the case").doesNotContain("caseId", "reason", "comment");
        String one = "/v1/break-glass-refusals/" + refusal.get("id");
        Map<String, Object> why = Map.of("reason", "Trained anew, and knows the telephone tree");
        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"0\"")
                .post(one + "/lift", why)
                .isProblem(403, "not-allowed");
        as(MANAGER_AT_UNHCR).with("If-Match", "\"0\"").post(one + "/lift", why).isProblem(404, "not-found");
        withToken(Tokens.of(account, MINISTRY, "agency-manager"))
                .with("If-Match", "\"0\"")
                .post(one + "/lift", why)
                .isProblem(409, "second-person-needed");

        Answer lifted = as(MANAGER_AT_MINISTRY)
                .with("If-Match", "\"0\"")
                .post(one + "/lift", why)
                .hasStatus(200);

        assertThat(lifted.<Boolean>at("standing")).isFalse();
        as(MANAGER_AT_MINISTRY).step(lifted, one + "/lift", why).isProblem(409, "illegal-step");
        open(opened("GBV")).hasStatus(201);
    }

    @Test
    void while_an_opening_waits_too_long_for_its_review_there_is_no_second_one() {
        Answer file = opened("GBV");
        Answer opening = open(file).hasStatus(201);
        open(opened("GBV")).hasStatus(201);
        UUID id = UUID.fromString(opening.id());
        later("update break_glass set created_at = created_at - interval '4 days' where id = :id", id);

        assertThat(open(opened("GBV")).isProblem(403, "break-glass-refused").<String>at("reason"))
                .isEqualTo("REVIEW_OVERDUE");

        judged(file, opening, true);
        open(opened("GBV")).hasStatus(201);
    }

    @Test
    void a_manager_sees_that_reviews_wait_and_asks_another_supervisor_who_never_reads_the_case() {
        Answer file = opened("GBV");
        Answer opening = open(file).hasStatus(201);
        Map<String, Object> waiting = as(MANAGER_AT_MINISTRY)
                .get("/v1/break-glass-reviews?limit=200")
                .<Map<String, Object>>list("items")
                .stream()
                .filter(r -> opening.id().equals(r.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(waiting.get("accountId")).isEqualTo(account);
        assertThat(waiting.get("caseId")).isNull();
        assertThat(waiting.get("reason")).isNull();
        String another = signedIn(UUID.randomUUID().toString(), MINISTRY, "supervisor");
        Api reviewer = withToken(Tokens.of(another, MINISTRY, "supervisor"));
        Map<String, Object> verdict = Map.of("justified", false, "comment", "Nobody was called");
        String review = path(file) + "/" + opening.id() + "/review";
        reviewer.with("If-Match", opening.etag()).post(review, verdict).isProblem(404, "not-found");

        String delegate = "/v1/break-glass-reviews/" + opening.id() + "/delegate";
        for (String notThem : List.of(
                account,
                CASEWORKER_AT_MINISTRY.subject().toString(),
                SUPERVISOR_AT_UNHCR.subject().toString())) {
            as(MANAGER_AT_MINISTRY)
                    .with("If-Match", opening.etag())
                    .post(delegate, Map.of("supervisorId", notThem))
                    .isProblem(422, "invalid-fields");
        }
        Answer delegated = as(MANAGER_AT_MINISTRY)
                .with("If-Match", opening.etag())
                .post(delegate, Map.of("supervisorId", another))
                .hasStatus(200);

        assertThat(reviewer.get("/v1/break-glass-reviews").<String>list("items.caseId"))
                .containsExactly(file.id());
        reviewer.get("/v1/cases/" + file.id()).isProblem(404, "not-found");
        reviewer.step(delegated, review, verdict).hasStatus(200);
        open(file).isProblem(403, "break-glass-refused");
    }
}
