package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;

/** From acceptance to what the person says of it. */
@QuarkusTest
class ServiceAndOutcomeTest extends ReferralTest {
    @Test
    void who_comes_to_an_appointment_was_contacted() {
        Answer accepted = accepted(somebody());
        assertThat(accepted.<List<String>>at("allowedActions"))
                .contains("schedule")
                .doesNotContain("attend", "no-show");

        by(PROVIDER_IN_IRBID, accepted, "schedule", at("2030-01-06T09:00:00Z")).hasStatus(200);
        Answer missed = by(PROVIDER_IN_IRBID, accepted, "no-show", null).hasStatus(200);
        assertThat(missed.<String>at("businessStatus")).isEqualTo("NO_SHOW");
        assertThat(missed.<String>at("status")).isEqualTo("ACCEPTED");

        by(PROVIDER_IN_IRBID, accepted, "schedule", at("2030-01-08T09:00:00Z")).hasStatus(200);
        Answer came = by(PROVIDER_IN_IRBID, accepted, "attend", null).hasStatus(200);
        assertThat(came.<String>at("status")).isEqualTo("IN_PROGRESS");
        assertThat(came.<String>at("appointment.status")).isEqualTo("ATTENDED");
        assertThat(came.<Object>at("details.startedAt")).isNotNull();
        by(PROVIDER_IN_IRBID, accepted, "attend", null).isProblem(409, "illegal-step");
    }

    private static Map<String, Object> at(String start) {
        return Map.of("appointmentStart", start);
    }

    @Test
    void an_appointment_does_not_end_before_it_begins() {
        Answer accepted = accepted(somebody());

        by(
                        PROVIDER_IN_IRBID,
                        accepted,
                        "schedule",
                        Map.of("appointmentStart", "2030-01-06T09:00:00Z", "appointmentEnd", "2030-01-06T08:00:00Z"))
                .isProblem(422, "invalid-fields")
                .names("/appointmentEnd", "expiry-before-start");
    }

    @Test
    void a_pause_stops_the_clock_of_the_outcome_and_has_a_clock_of_its_own() {
        Answer accepted = accepted(somebody());

        Answer held = by(
                        PROVIDER_IN_IRBID,
                        accepted,
                        "hold",
                        Map.of("code", "AWAITING_DOCUMENTS", "resumeOn", "2035-01-01"))
                .hasStatus(200);
        assertThat(held.<String>list("deadlines.running.deadline")).containsExactly("REVIEW");
        assertThat(held.<Object>at("deadlines.pausedSince")).isNotNull();

        Answer resumed = by(PROVIDER_IN_IRBID, accepted, "resume", null).hasStatus(200);
        assertThat(resumed.<String>list("deadlines.running.deadline")).containsExactly("OUTCOME");
        assertThat(resumed.instant("deadlines.outcomeDueAt")).isAfter(accepted.instant("deadlines.outcomeDueAt"));
        by(PROVIDER_IN_IRBID, accepted, "hold", Map.of("code", "AWAITING_CLIENT", "resumeOn", "2020-01-01"))
                .isProblem(422, "invalid-fields")
                .names("/resumeOn", "in-the-past");
    }

    @Test
    void the_person_has_the_last_word_and_the_recipient_does_not_hear_it() {
        Answer accepted = accepted(somebody());
        Map<String, Object> said =
                Map.of("receivedService", "NO", "rating", 1, "channel", "PHONE", "comment", "Nobody came");
        by(CASEWORKER_AT_MINISTRY, accepted, "feedback", said).isProblem(409, "illegal-step");
        by(PROVIDER_IN_IRBID, accepted, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);

        Answer heard = by(CASEWORKER_AT_MINISTRY, accepted, "feedback", said).hasStatus(200);
        assertThat(heard.<String>at("feedback.receivedService")).isEqualTo("NO");
        assertThat(heard.<String>at("feedback.comment")).isEqualTo("Nobody came");
        assertThat(heard.<List<String>>at("allowedActions")).contains("reopen").doesNotContain("feedback");
        Answer seen = as(PROVIDER_IN_IRBID).get("/v1/referrals/" + accepted.id());
        assertThat(seen.<Object>at("feedback")).isNull();
        assertThat(seen.raw().asString()).doesNotContain("Nobody came");

        Answer reopened = by(CASEWORKER_AT_MINISTRY, accepted, "reopen", Map.of("reason", "She got nothing"))
                .hasStatus(200);
        assertThat(reopened.<Integer>at("details.reopenedCount")).isEqualTo(1);
        assertThat(reopened.<Object>at("details.outcome")).isNull();
    }

    @Test
    void a_provider_answers_many_at_once_and_each_stands_for_itself() {
        Answer one = sent(somebody());
        Answer two = sent(somebody());
        Answer stale = sent(somebody());
        String unknown = UUID.randomUUID().toString();

        Answer answered = as(PROVIDER_IN_IRBID)
                .post(
                        "/v1/referrals/answers",
                        Map.of(
                                "answers",
                                List.of(
                                        answer(one.id(), one.<Integer>at("version"), "ACCEPT", null),
                                        answer(two.id(), two.<Integer>at("version"), "DECLINE", "NO_CAPACITY"),
                                        answer(stale.id(), 0, "ACCEPT", null),
                                        answer(unknown, 1, "ACCEPT", null))))
                .hasStatus(200);

        assertThat(answered.<String>list("answers.status")).containsExactly("ACCEPTED", "DECLINED", null, null);
        assertThat(answered.<String>list("answers.problem.type"))
                .containsExactly("/problems/stale-version", "/problems/not-found");
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + stale.id()).<String>at("status"))
                .isEqualTo("SENT");
    }

    private static Map<String, Object> answer(String id, int version, String answer, String code) {
        Map<String, Object> one = new HashMap<>(Map.of("referralId", id, "version", version, "answer", answer));
        one.put("code", code);
        return one;
    }

    @Test
    void a_declined_referral_goes_elsewhere_in_the_same_chain() {
        Answer sent = sent(somebody());
        String elsewhere = centreElsewhere();
        Answer declined = by(
                        PROVIDER_IN_IRBID,
                        sent,
                        "decline",
                        Map.of("code", "NO_CAPACITY", "alternatives", List.of(elsewhere)))
                .hasStatus(200);
        assertThat(declined.<List<String>>at("details.alternatives")).containsExactly(elsewhere);

        Answer again = by(CASEWORKER_AT_MINISTRY, sent, "re-refer", Map.of("serviceAtLocationId", elsewhere))
                .hasStatus(201);
        assertThat(again.<Integer>at("chain.attempt")).isEqualTo(2);
        assertThat(again.<String>at("chain.previousReferralId")).isEqualTo(sent.id());
        assertThat(again.<String>at("details.planActionId")).isEqualTo(sent.at("details.planActionId"));
        by(CASEWORKER_AT_MINISTRY, again, "send", null).hasStatus(200);

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + again.id() + "/chain")
                        .<String>list("items.id"))
                .containsExactly(sent.id(), again.id());
        assertThat(as(PROVIDER_ELSEWHERE)
                        .get("/v1/referrals/" + again.id() + "/chain")
                        .<String>list("items.id"))
                .containsExactly(again.id());
    }

    @Test
    void a_recipient_refers_on_as_requester_of_a_new_link() {
        Answer accepted = accepted(somebody());
        String elsewhere = centreElsewhere();

        Answer draft = by(PROVIDER_IN_IRBID, accepted, "refer-onward", Map.of("serviceAtLocationId", elsewhere))
                .hasStatus(201);
        assertThat(draft.<Boolean>at("chain.onward")).isTrue();
        assertThat(draft.<Object>at("subjectId")).isNull();
        assertThat(draft.<Object>at("details.caseId")).isNull();
        as(CASEWORKER_AT_UNHCR).get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");

        Answer sent = by(PROVIDER_IN_IRBID, draft, "send", null).hasStatus(200);
        assertThat(sent.<List<String>>at("allowedActions")).contains("cancel").doesNotContain("accept");
        assertThat(by(PROVIDER_ELSEWHERE, sent, "accept", Map.of())
                        .hasStatus(200)
                        .<String>at("profile.names[0].given"))
                .isEqualTo("سامي");
    }
}
