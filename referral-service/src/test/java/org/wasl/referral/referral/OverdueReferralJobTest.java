package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.ReferralTest;
import org.wasl.referral.TimeTravel;

/** What happens when nobody does anything. The days are moved back in the database. */
@QuarkusTest
class OverdueReferralJobTest extends ReferralTest {
    @Inject
    TimeTravel time;

    @Inject
    OverdueReferralJob job;

    @Test
    void a_referral_that_nobody_answers_expires_and_discloses_nothing_any_more() {
        Answer sent = sent(somebody());

        passes(Duration.ofDays(8), sent);

        Answer expired = becomes(sent, "EXPIRED");
        assertThat(expired.<String>at("businessStatus")).isEqualTo("EXPIRED");
        assertThat(as(PROVIDER_IN_IRBID).get("/v1/referrals/" + sent.id()).<Object>at("summary"))
                .isNull();
    }

    @Test
    void a_holiday_that_is_announced_moves_what_is_due_and_one_that_is_called_off_moves_it_back() {
        Duration usual = untilDecision();
        List<LocalDate> feast = Stream.iterate(TestClock.today(), day -> day.plusDays(1))
                .limit(30)
                .toList();

        feast.forEach(day -> announced(day, true));
        await().atMost(Duration.ofSeconds(20)).until(() -> untilDecision().compareTo(usual.plusDays(20)) > 0);

        feast.forEach(day -> announced(day, false));
        await().atMost(Duration.ofSeconds(20)).until(() -> untilDecision().compareTo(usual.plusDays(5)) < 0);
    }

    private static Duration untilDecision() {
        Answer sent = sent(somebody());
        return Duration.between(TestClock.now(), Instant.parse(sent.<String>at("deadlines.decideDueAt")));
    }

    private static void announced(LocalDate day, boolean holiday) {
        String id = UUID.randomUUID().toString();
        Topic.send("wasl.case.events", id, """
                {"specversion":"1.0","id":"%s","source":"/wasl/case","type":"org.wasl.holiday.changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"day":"%s","holiday":%s}}""".formatted(id, id, day, holiday));
    }

    @Test
    void an_emergency_never_expires() {
        Map<String, Object> body = referralOf(somebody());
        body.put("priority", "EMERGENCY");
        Answer draft = as(CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);
        Answer sent = as(CASEWORKER_AT_MINISTRY)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .hasStatus(200);

        assertThat(sent.<Object>at("deadlines.expiresAt")).isNull();
        assertThat(sent.<Object>at("deadlines.acknowledgeDueAt")).isNotNull();
    }

    @Test
    void a_cancellation_that_nobody_answers_takes_effect() {
        Answer accepted = accepted(somebody());
        as(CASEWORKER_AT_MINISTRY)
                .step(accepted, "/v1/referrals/" + accepted.id() + "/cancel", Map.of("code", "CLIENT_DECLINED"))
                .hasStatus(200);

        passes(Duration.ofDays(8), accepted);

        assertThat(becomes(accepted, "CANCELLED").<String>at("details.reasonCode"))
                .isEqualTo("CLIENT_DECLINED");
    }

    @Test
    void what_waits_too_long_is_escalated_three_times_and_is_resolved_by_the_answer() {
        Answer sent = sent(somebody());
        String path = "/v1/referrals/" + sent.id();
        Duration toAcknowledge = Duration.between(
                Instant.parse(sent.at("details.sentAt")), Instant.parse(sent.at("deadlines.acknowledgeDueAt")));

        passes(toAcknowledge.multipliedBy(4).dividedBy(5), sent);
        Answer flagged = as(CASEWORKER_AT_MINISTRY).get(path);
        assertThat(flagged.<Integer>at("deadlines.escalationLevel")).isEqualTo(1);
        assertThat(escalated(SUPERVISOR_AT_MINISTRY, 2)).doesNotContain(reference(sent));

        passes(toAcknowledge.multipliedBy(3).dividedBy(10), sent);
        assertThat(escalated(SUPERVISOR_AT_MINISTRY, 2)).contains(reference(sent));
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals?overdue=true&limit=200")
                        .<String>list("items.id"))
                .contains(sent.id());
        assertThat(escalated(COORDINATING_EDITOR, 3)).doesNotContain(reference(sent));

        passes(toAcknowledge.multipliedBy(6).dividedBy(10), sent);
        assertThat(escalated(COORDINATING_EDITOR, 3)).contains(reference(sent));
        assertThat(as(COORDINATING_EDITOR)
                        .get("/v1/referral-escalations?level=3")
                        .raw()
                        .asString())
                .doesNotContain("wheelchair", "\"5-11\"", "subjectId");

        by(PROVIDER_IN_IRBID, sent, "accept", Map.of()).hasStatus(200);
        Answer answered = as(CASEWORKER_AT_MINISTRY).get(path);
        assertThat(answered.<Integer>at("deadlines.escalationLevel")).isZero();
        assertThat(answered.<Integer>list("escalations.level")).containsSubsequence(1, 2, 3);
        assertThat(answered.<String>list("escalations.resolvedAt")).doesNotContainNull();
        try (Topic topic = Topic.open("wasl.referral.events")) {
            var event = topic.await(r -> r.key().equals(sent.id()) && r.value().contains("\"level\":3"));
            assertThat(event.value()).contains("ACKNOWLEDGE", "URGENT").doesNotContain("wheelchair");
        }
    }

    @Test
    void what_nobody_of_the_recipient_can_read_any_more_is_escalated_at_once() {
        Recipient house = recipientOf(ServiceType.SAFE_HOUSE);
        house.lists("listed");
        Answer sent = sentTo(house.place());
        job.sweep();
        assertThat(level(sent)).isZero();

        withToken(Tokens.of("listed-of-" + house.id(), house.id(), "monitor"))
                .get("/v1/directory/services")
                .hasStatus(200);
        job.sweep();

        assertThat(level(sent)).isEqualTo(2);
        assertThat(escalated(SUPERVISOR_AT_MINISTRY, 2)).contains(reference(sent));
    }

    @Test
    void a_pause_does_not_make_anybody_forget_what_was_overdue_before() {
        Answer accepted = accepted(somebody());
        passes(Duration.ofDays(120), accepted);
        assertThat(level(accepted)).isEqualTo(3);

        by(PROVIDER_IN_IRBID, accepted, "hold", Map.of("code", "AWAITING_CLIENT"))
                .hasStatus(200);
        assertThat(level(accepted)).isZero();
        by(PROVIDER_IN_IRBID, accepted, "resume", null).hasStatus(200);
        job.sweep();

        assertThat(level(accepted)).isEqualTo(3);
    }

    @Test
    void what_was_looked_at_again_is_overdue_no_longer() {
        Answer waiting =
                by(PROVIDER_IN_IRBID, sent(somebody()), "waitlist", Map.of()).hasStatus(200);
        passes(Duration.ofDays(31), waiting);
        assertThat(level(waiting)).isEqualTo(2);

        by(PROVIDER_IN_IRBID, waiting, "review", Map.of()).hasStatus(200);

        assertThat(level(waiting)).isZero();
    }

    private static int level(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()).at("deadlines.escalationLevel");
    }

    @Test
    void two_instances_that_sweep_at_once_escalate_once() throws Exception {
        List<Answer> waiting =
                Stream.generate(() -> sentTo(centreElsewhere())).limit(10).toList();
        waiting.forEach(sent -> time.passes(Duration.ofDays(5), sent.id()));

        Thread other = new Thread(job::sweep);
        other.start();
        job.sweep();
        other.join();
        job.sweep();

        for (Answer sent : waiting) {
            List<String> raised = as(CASEWORKER_AT_MINISTRY)
                    .get("/v1/referrals/" + sent.id())
                    .<Map<String, Object>>list("escalations")
                    .stream()
                    .map(e -> e.get("deadline") + " " + e.get("level"))
                    .toList();
            assertThat(raised).isNotEmpty().doesNotHaveDuplicates().contains("ACKNOWLEDGE 2");
        }
    }

    @Test
    void an_emergency_that_nobody_answers_escalates_and_stays_open() {
        Map<String, Object> body = referralOf(somebody());
        body.put("priority", "EMERGENCY");
        Answer sent = sentAs(body);

        passes(Duration.ofDays(60), sent);

        Answer waiting = as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + sent.id());
        assertThat(waiting.<String>at("status")).isEqualTo("SENT");
        assertThat(waiting.<Integer>at("deadlines.escalationLevel")).isEqualTo(3);
    }

    @Test
    void a_draft_that_nobody_sends_goes_after_thirty_days() {
        Answer draft = drafted(somebody());

        passes(Duration.ofDays(29), draft);
        as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + draft.id()).hasStatus(200);
        passes(Duration.ofDays(2), draft);

        as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");
    }

    private static String reference(Answer referral) {
        return referral.at("details.reference");
    }

    private static List<String> escalated(Persona who, int level) {
        return as(who).get("/v1/referral-escalations?limit=200&level=" + level).list("items.reference");
    }

    private void passes(Duration duration, Answer referral) {
        time.passes(duration, referral.id());
        job.sweep();
    }

    private static Answer becomes(Answer referral, String status) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()),
                        answer -> answer.<String>at("status").equals(status));
    }
}
