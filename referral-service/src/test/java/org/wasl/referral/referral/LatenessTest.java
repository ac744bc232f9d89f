package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.platform.value.Amman;
import org.wasl.referral.ReferralTest;

/** What happens when nobody does anything. The days are moved back in the database. */
@QuarkusTest
class LatenessTest extends ReferralTest {
    @Inject
    EntityManager entities;

    @Inject
    Lateness lateness;

    @Test
    void a_referral_that_nobody_answers_expires_and_discloses_nothing_any_more() {
        Answer sent = sent(somebody());

        passed("expires_at", sent);

        Answer expired = becomes(sent, "EXPIRED");
        assertThat(expired.<String>at("businessStatus")).isEqualTo("EXPIRED");
        assertThat(as(PROVIDER_IN_IRBID).get("/v1/referrals/" + sent.id()).<Object>at("summary"))
                .isNull();
    }

    @Test
    void a_holiday_that_is_announced_moves_what_is_due_and_one_that_is_called_off_moves_it_back() {
        Duration usual = untilDecision();
        List<LocalDate> feast = Stream.iterate(LocalDate.now(Amman.ZONE), day -> day.plusDays(1))
                .limit(30)
                .toList();

        feast.forEach(day -> announced(day, true));
        await().atMost(Duration.ofSeconds(20)).until(() -> untilDecision().compareTo(usual.plusDays(20)) > 0);

        feast.forEach(day -> announced(day, false));
        await().atMost(Duration.ofSeconds(20)).until(() -> untilDecision().compareTo(usual.plusDays(5)) < 0);
    }

    private static Duration untilDecision() {
        Answer sent = sent(somebody());
        return Duration.between(Instant.now(), Instant.parse(sent.<String>at("details.decideDueAt")));
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

        assertThat(sent.<Object>at("details.expiresAt")).isNull();
        assertThat(sent.<Object>at("details.acknowledgeDueAt")).isNotNull();
    }

    @Test
    void a_cancellation_that_nobody_answers_takes_effect() {
        Answer accepted = accepted(somebody());
        as(CASEWORKER_AT_MINISTRY)
                .step(accepted, "/v1/referrals/" + accepted.id() + "/cancel", Map.of("code", "CLIENT_DECLINED"))
                .hasStatus(200);

        passed("cancellation_due_at", accepted);

        assertThat(becomes(accepted, "CANCELLED").<String>at("details.reasonCode"))
                .isEqualTo("CLIENT_DECLINED");
    }

    private void passed(String time, Answer referral) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update referral set " + time + " = now() - interval '1 minute' where id = :id")
                .setParameter("id", UUID.fromString(referral.id()))
                .executeUpdate());
        lateness.sweep();
    }

    private static Answer becomes(Answer referral, String status) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()),
                        answer -> answer.<String>at("status").equals(status));
    }
}
