package org.wasl.referral.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.StatedCases;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.referral.ReferralTest;
import org.wasl.referral.TimeTravel;

/** How referrals go. The figures are those of one far day, to which the test moves its referrals. */
@QuarkusTest
class MetricsTest extends ReferralTest {
    @Inject
    TimeTravel time;

    @Test
    void the_figures_of_a_period_tell_how_long_how_punctual_and_why() {
        Duration back = Duration.ofDays(2000);
        String day = TestClock.today().minusDays(2000).toString();
        String period = "&from=" + LocalDate.parse(day).minusDays(2) + "&to="
                + LocalDate.parse(day).plusDays(2);
        String centre = centreElsewhere();
        for (int i = 0; i < 5; i++) {
            Answer sent = sentTo(centre);
            time.passes(Duration.ofHours(10), sent.id());
            String step = i < 3 ? "accept" : "decline";
            by(PROVIDER_ELSEWHERE, sent, step, i < 3 ? Map.of() : Map.of("code", "NO_CAPACITY"))
                    .hasStatus(200);
            if (i == 0) {
                by(PROVIDER_ELSEWHERE, sent, "start", null).hasStatus(200);
                by(PROVIDER_ELSEWHERE, sent, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                        .hasStatus(200);
                by(CASEWORKER_AT_MINISTRY, sent, "feedback", Map.of("receivedService", "NO", "channel", "PHONE"))
                        .hasStatus(200);
            }
            time.passes(back, sent.id());
        }
        Answer silent = sentTo(centre);
        time.passes(back, silent.id());

        Map<String, Object> in = get(PROVIDER_ELSEWHERE, "of=IN&groupBy=PROVIDER&groupBy=PRIORITY" + period)
                .<Map<String, Object>>list("items")
                .get(0);
        assertThat(in)
                .containsEntry("providerId", OTHER_PROVIDER)
                .containsEntry("priority", "URGENT")
                .containsEntry("sent", 6)
                .containsEntry("accepted", 3)
                .containsEntry("declined", 2)
                .containsEntry("completed", 1);
        assertThat(((Number) in.get("noAnswerShare")).doubleValue()).isCloseTo(0.167, within(0.001));
        assertThat(in.get("confirmedShare"))
                .as("what the person said is for the requester")
                .isNull();
        assertThat(number(in, "decide", "medianHours")).isBetween(9.9, 10.1);
        assertThat(number(in, "decide", "onTimeShare")).isCloseTo(0.833, within(0.001));
        assertThat(number(in, "contact", "onTimeShare")).isCloseTo(0.333, within(0.001));
        assertThat(in.get("reasons")).isEqualTo(List.of(Map.of("step", "decline", "code", "NO_CAPACITY", "count", 2)));

        Answer out = get(SUPERVISOR_AT_MINISTRY, "of=OUT" + period);
        assertThat(out.<Integer>list("items.sent")).containsExactly(6);
        assertThat(((Number) out.at("items[0].confirmedShare")).doubleValue()).isZero();
    }

    @Test
    void a_referral_to_a_sensitive_service_counts_for_those_there_who_know_it_and_moves_no_figure_of_others() {
        Answer place = serviceInIrbid("House of the south", "بيت الجنوب", Map.of("serviceType", "SAFE_HOUSE"), 32.59);
        String listed = listedInIrbid();
        String period = on(3500, sentTo(place.id()));

        for (String groups : List.of("", "&groupBy=PRIORITY", "&groupBy=SERVICE_TYPE&groupBy=GOVERNORATE")) {
            assertThat(get(PROVIDER_IN_IRBID, "of=IN" + groups + period).<Object>list("items"))
                    .isEmpty();
            assertThat(get(MANAGER_AT_MINISTRY, "of=OUT" + groups + period).<Object>list("items"))
                    .isEmpty();
            assertThat(inIrbid(listed)
                            .get("/v1/referral-metrics?of=IN" + groups + period)
                            .<Integer>list("items.sent"))
                    .containsExactly(1);
        }
    }

    @Test
    void a_referral_from_a_restricted_case_counts_for_those_who_know_the_case() {
        String centre = centreElsewhere();
        String person = somebody();
        Map<String, Object> body = referralOf(person, centre);
        body.put("caseId", StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY));
        body.put("priority", "EMERGENCY");
        Answer confidential = sentAs(body);
        Answer ordinary = sentTo(centre);
        on(4000, confidential);
        String period = on(4000, ordinary);
        Api otherSupervisor = withToken(Tokens.of("other-supervisor", Persona.MINISTRY, "supervisor"));
        String byPriority = "&groupBy=PRIORITY" + period;

        assertThat(get(SUPERVISOR_AT_MINISTRY, "of=OUT" + byPriority).<String>list("items.priority"))
                .containsExactlyInAnyOrder("EMERGENCY", "URGENT");
        for (Answer told : List.of(
                get(MANAGER_AT_MINISTRY, "of=OUT" + byPriority),
                otherSupervisor.get("/v1/referral-metrics?of=OUT" + byPriority))) {
            assertThat(told.hasStatus(200).<String>list("items.priority")).containsExactly("URGENT");
            assertThat(told.<Integer>list("items.sent")).containsExactly(1);
        }
        assertThat(get(PROVIDER_ELSEWHERE, "of=IN" + byPriority).<Integer>list("items.sent"))
                .containsExactly(1, 1);
    }

    @Test
    void whoever_names_no_side_gets_the_figures_of_their_own_role() {
        for (Persona who : List.of(SUPERVISOR_AT_MINISTRY, MANAGER_AT_MINISTRY, PROVIDER_ELSEWHERE)) {
            as(who).get("/v1/referral-metrics").hasStatus(200);
        }
    }

    /** The period of a day that no other test moves its referrals to. */
    private String on(int daysAgo, Answer referral) {
        time.passes(Duration.ofDays(daysAgo), referral.id());
        LocalDate day = TestClock.today().minusDays(daysAgo);
        return "&from=" + day.minusDays(2) + "&to=" + day.plusDays(2);
    }

    @Test
    void nobody_asks_for_figures_of_others_or_of_too_long_a_period() {
        as(MONITOR_OF_ALL).get("/v1/referral-metrics").isProblem(403, "not-allowed");
        as(PROVIDER_ELSEWHERE).get("/v1/referral-metrics?of=OUT").isProblem(403, "not-allowed");
        as(CASEWORKER_AT_MINISTRY).get("/v1/referral-metrics").isProblem(403, "not-allowed");
        as(MANAGER_AT_MINISTRY)
                .get("/v1/referral-metrics?of=OUT&from=2020-01-01&to=2025-01-01")
                .isProblem(422, "invalid-fields");
        as(MANAGER_AT_MINISTRY)
                .get("/v1/referral-metrics?of=OUT&from=2025-01-02&to=2025-01-01")
                .isProblem(422, "invalid-fields");
    }

    private static Answer get(Persona who, String query) {
        return as(who).get("/v1/referral-metrics?" + query).hasStatus(200);
    }

    private static double number(Map<String, Object> metrics, String step, String figure) {
        return ((Number) ((Map<?, ?>) metrics.get(step)).get(figure)).doubleValue();
    }
}
