package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

/** The steps of a referral between requester and recipient. */
@QuarkusTest
class ClosedLoopTest extends ClosedLoop {
    @Test
    void a_draft_is_known_to_its_agency_only() {
        Answer draft = drafted(somebody());

        as(PROVIDER_IN_IRBID).get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");
        as(CASEWORKER_AT_UNHCR).get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");
        as(ADMINISTRATOR).get("/v1/referrals/" + draft.id()).isProblem(403, "not-allowed");
        assertThat(draft.<List<String>>at("allowedActions")).containsExactly("edit", "send", "void");
    }

    @Test
    void the_recipient_sees_the_summary_after_sending_and_the_consented_fields_after_accepting() {
        Answer sent = sent(somebody());

        Answer before = as(PROVIDER_IN_IRBID).get("/v1/referrals/" + sent.id()).hasStatus(200);
        assertThat(before.<String>at("summary.ageBand")).isEqualTo("5-11");
        assertThat(before.<Object>at("profile")).isNull();
        assertThat(before.<Object>at("subjectId")).isNull();
        assertThat(before.<Object>at("details.caseId")).isNull();
        assertThat(before.raw().asString()).doesNotContain("سامي", "2016-05-02", "+962790000000");
        as(PROVIDER_ELSEWHERE).get("/v1/referrals/" + sent.id()).isProblem(404, "not-found");

        assertThat(as(PROVIDER_IN_IRBID)
                        .step(before, "/v1/referrals/" + sent.id() + "/acknowledge", null)
                        .hasStatus(200)
                        .<Object>at("profile"))
                .isNull();

        Answer after = by(PROVIDER_IN_IRBID, sent, "accept", Map.of()).hasStatus(200);
        assertThat(after.<String>at("profile.names[0].given")).isEqualTo("سامي");
        assertThat(after.<List<String>>at("redactions")).contains("IDENTIFIERS", "LOCATION");
    }

    @Test
    void a_referral_closes_with_an_outcome_and_tells_the_plan() {
        Answer accepted = accepted(somebody());
        String path = "/v1/referrals/" + accepted.id();
        Answer started =
                as(PROVIDER_IN_IRBID).step(accepted, path + "/start", null).hasStatus(200);

        Answer completed = as(PROVIDER_IN_IRBID)
                .step(started, path + "/complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);

        assertThat(completed.<String>at("status")).isEqualTo("COMPLETED");
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path + "/events").<String>list("items.step"))
                .containsExactly("send", "accept", "start", "complete");
        try (Topic topic = Topic.open("wasl.referral.events")) {
            var event =
                    topic.await(r -> r.key().equals(accepted.id()) && r.value().contains("\"step\":\"complete\""));
            assertThat(event.value())
                    .contains("SERVICE_RECEIVED", "planActionId")
                    .doesNotContain("سامي", "wheelchair");
        }
    }

    @Test
    void a_second_referral_for_the_same_need_is_asked_about() {
        String person = somebody();
        Answer first = sent(person);
        Answer second = drafted(person);

        Answer refused = as(CASEWORKER_AT_MINISTRY)
                .step(second, "/v1/referrals/" + second.id() + "/send", null)
                .isProblem(409, "possible-duplicate");
        assertThat(refused.<String>list("candidates")).containsExactly(first.id());

        as(CASEWORKER_AT_MINISTRY)
                .step(second, "/v1/referrals/" + second.id() + "/send?confirmNew=SEPARATE_MATTER", null)
                .hasStatus(200);
    }

    @Test
    void a_stale_entry_and_one_that_takes_no_referrals_are_no_targets() {
        Answer draft = drafted(somebody());
        centreInIrbid("2020-01-01", true);
        as(CASEWORKER_AT_MINISTRY)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .isProblem(409, "target-not-accepting");
        centreInIrbid(TestClock.today().toString(), false);
        as(CASEWORKER_AT_MINISTRY)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .isProblem(409, "target-not-accepting");
        assertThat(actions(draft)).contains("edit").doesNotContain("send");
        centreInIrbid();
        assertThat(actions(draft)).contains("send");
    }

    @Test
    void a_declined_referral_says_why_and_closes_access() {
        Answer sent = sent(somebody());
        String path = "/v1/referrals/" + sent.id() + "/decline";

        as(PROVIDER_IN_IRBID)
                .step(sent, path, Map.of("code", "OTHER"))
                .isProblem(422, "invalid-fields")
                .names("/text", "text-required");
        Answer declined = as(PROVIDER_IN_IRBID)
                .step(sent, path, Map.of("code", "NO_CAPACITY"))
                .hasStatus(200);

        assertThat(declined.<Boolean>at("accessClosed")).isTrue();
        assertThat(declined.<Object>at("summary")).isNull();
    }

    @Test
    void after_acceptance_the_requester_asks_to_cancel_and_the_recipient_confirms() {
        Answer accepted = accepted(somebody());
        String path = "/v1/referrals/" + accepted.id();

        Answer asked = as(CASEWORKER_AT_MINISTRY)
                .step(accepted, path + "/cancel", Map.of("code", "CLIENT_MOVED"))
                .hasStatus(200);
        assertThat(asked.<String>at("status")).isEqualTo("ACCEPTED");
        assertThat(asked.<String>at("businessStatus")).isEqualTo("CANCELLATION_REQUESTED");
        assertThat(asked.<String>at("cancellation.dueAt")).isNotBlank();
        assertThat(asked.<List<String>>at("allowedActions")).doesNotContain("cancel");
        as(CASEWORKER_AT_MINISTRY)
                .step(asked, path + "/cancel", Map.of("code", "CLIENT_MOVED"))
                .isProblem(409, "illegal-step");

        Answer seen = as(PROVIDER_IN_IRBID).get(path).hasStatus(200);
        assertThat(seen.<Object>at("profile")).isNotNull();
        assertThat(seen.<List<String>>at("allowedActions")).contains("confirm-cancel", "complete");
        Answer confirmed =
                as(PROVIDER_IN_IRBID).step(seen, path + "/confirm-cancel", null).hasStatus(200);
        assertThat(confirmed.<String>at("status")).isEqualTo("CANCELLED");
        assertThat(confirmed.<Boolean>at("accessClosed")).isTrue();
        assertThat(confirmed.<Object>at("profile")).isNull();
        assertThat(confirmed.<String>at("details.reasonCode")).isEqualTo("CLIENT_MOVED");
    }

    @Test
    void nobody_confirms_a_cancellation_that_was_not_asked_for() {
        Answer accepted = accepted(somebody());

        Answer refused = as(PROVIDER_IN_IRBID)
                .step(accepted, "/v1/referrals/" + accepted.id() + "/confirm-cancel", null)
                .isProblem(409, "illegal-step");

        assertThat(refused.<String>list("allowedActions")).contains("start").doesNotContain("confirm-cancel");
    }

    @Test
    void the_boxes_show_each_side_its_own() {
        Answer sent = sent(somebody());

        assertThat(as(PROVIDER_IN_IRBID).get("/v1/referrals?box=IN&limit=200").<String>list("items.id"))
                .contains(sent.id());
        assertThat(as(PROVIDER_IN_IRBID).get("/v1/referrals?box=OUT&limit=200").<String>list("items.id"))
                .doesNotContain(sent.id());
        assertThat(as(PROVIDER_ELSEWHERE).get("/v1/referrals?limit=200").<String>list("items.id"))
                .doesNotContain(sent.id());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals?box=OUT&status=SENT&limit=200")
                        .<String>list("items.id"))
                .contains(sent.id());
    }
}
