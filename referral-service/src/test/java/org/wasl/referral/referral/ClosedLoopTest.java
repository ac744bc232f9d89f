package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;

@QuarkusTest
class ClosedLoopTest extends ReferralTest {
    @AfterEach
    void registryIsBack() {
        FakeRegistry.isDown(false);
    }

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
    void without_consent_nothing_is_sent_and_nothing_disclosed() {
        String person = UUID.randomUUID().toString();
        FakeRegistry.refuses(person);
        Answer draft = drafted(person);

        as(CASEWORKER_AT_MINISTRY)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .isProblem(409, "consent-required");

        as(PROVIDER_IN_IRBID).get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(names = {"WORK_WITH_PERSON_REQUIRED", "PERSON_IS_RESTRICTED", "LEGAL_BASIS_REJECTED", "NOT_ALLOWED"})
    void why_the_registry_refuses_reaches_whoever_sends(CommonProblem why) {
        String person = somebody();
        FakeRegistry.refuses(person, why);

        by(CASEWORKER_AT_MINISTRY, drafted(person), "send", null).isProblem(why.status(), why.code());
    }

    @Test
    void while_the_registry_is_down_sending_fails_closed_and_the_same_request_succeeds_later() {
        Answer draft = drafted(somebody());
        String key = UUID.randomUUID().toString();
        FakeRegistry.isDown(true);

        Answer refused = as(CASEWORKER_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .isProblem(503, "dependency-unavailable");
        assertThat(refused.raw().header("Retry-After")).isNotBlank();
        as(PROVIDER_IN_IRBID).get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");

        FakeRegistry.isDown(false);
        Answer sent = as(CASEWORKER_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .hasStatus(200);

        FakeRegistry.isDown(true);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .with("Idempotency-Key", key)
                        .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                        .hasStatus(200)
                        .raw()
                        .asString())
                .isEqualTo(sent.raw().asString());
    }

    @Test
    void an_unknown_person_cannot_be_referred() {
        Answer draft = drafted(UUID.randomUUID().toString());

        as(CASEWORKER_AT_MINISTRY)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .isProblem(403, "work-with-person-required");
    }

    @Test
    void a_withdrawn_consent_cuts_the_recipient_off_at_once() {
        String person = UUID.randomUUID().toString();
        String consent = UUID.randomUUID().toString();
        FakeRegistry.grants(person, consent);
        Answer accepted = accepted(person);

        Topic.send("wasl.registry.events", person, withdrawn(person, consent));

        Answer seen = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(PROVIDER_IN_IRBID).get("/v1/referrals/" + accepted.id()),
                        answer -> answer.<Boolean>at("accessClosed"));
        assertThat(seen.<String>at("status")).isEqualTo("CANCELLED");
        assertThat(seen.raw().asString()).doesNotContain("سامي", "\"5-11\"", "wheelchair");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + accepted.id())
                        .<String>at("details.reasonCode"))
                .isEqualTo("CONSENT_WITHDRAWN");
    }

    @Test
    void a_narrower_consent_leaves_less_to_the_recipient_of_what_went_out_and_the_end_of_all_cuts_it_off() {
        String person = UUID.randomUUID().toString();
        String consent = UUID.randomUUID().toString();
        FakeRegistry.grants(person, consent);
        Answer accepted = accepted(person);
        String path = "/v1/referrals/" + accepted.id();
        assertThat(as(PROVIDER_IN_IRBID).get(path).<String>at("profile.contactPoints[0].value"))
                .isEqualTo("+962790000000");

        Topic.send(
                "wasl.registry.events", person, effect(person, UUID.randomUUID().toString(), ""));
        Topic.send("wasl.registry.events", person, effect(person, consent, "\"IDENTITY\",\"NEEDS\""));

        Answer narrowed = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(PROVIDER_IN_IRBID).get(path),
                        answer -> answer.at("profile.contactPoints[0].value") == null);
        assertThat(narrowed.<String>at("profile.names[0].given")).isEqualTo("سامي");
        assertThat(narrowed.<List<String>>at("profile.redactions")).contains("CONTACT", "LOCATION");
        assertThat(narrowed.raw().asString()).doesNotContain("+962790000000", "@example.org");
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path).raw().asString()).doesNotContain("+962790000000");

        Topic.send("wasl.registry.events", person, effect(person, consent, "\"IDENTITY\",\"CONTACT\""));
        Topic.send("wasl.registry.events", person, effect(person, consent, ""));
        Answer closed = await().atMost(Duration.ofSeconds(20))
                .until(() -> as(PROVIDER_IN_IRBID).get(path), answer -> answer.<Boolean>at("accessClosed"));
        assertThat(closed.<String>at("status")).isEqualTo("CANCELLED");
    }

    private static String effect(String person, String consent, String groups) {
        return event(
                "consent.effect-stated", person, """
                {"personId":"%s","effects":[{"purpose":"REFERRAL","recipient":"%s","fieldGroups":[%s],"consents":["%s"]}]}""".formatted(person, PROVIDER_IN_IRBID.agency(), groups, consent));
    }

    @Test
    void a_provider_who_was_cut_off_and_repeats_the_acceptance_sees_what_a_reading_shows_and_leaves_a_trace() {
        String person = UUID.randomUUID().toString();
        String consent = UUID.randomUUID().toString();
        FakeRegistry.grants(person, consent);
        Answer sent = sent(person);
        String path = "/v1/referrals/" + sent.id();
        String key = UUID.randomUUID().toString();
        Answer accepted = as(PROVIDER_IN_IRBID)
                .with("Idempotency-Key", key)
                .step(sent, path + "/accept", Map.of())
                .hasStatus(200);
        assertThat(accepted.raw().asString()).contains("سامي", "+962790000000");

        Topic.send("wasl.registry.events", person, withdrawn(person, consent));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(PROVIDER_IN_IRBID).get(path).<Boolean>at("accessClosed"));

        Answer repeated = as(PROVIDER_IN_IRBID)
                .with("Idempotency-Key", key)
                .step(sent, path + "/accept", Map.of())
                .hasStatus(200);
        assertThat(repeated.raw().header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeated.<Boolean>at("accessClosed")).isTrue();
        assertThat(repeated.raw().asString()).doesNotContain("سامي", "+962790000000", "\"5-11\"");
        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/audit/entries?recordId=" + sent.id())
                        .<String>list("items.action"))
                .contains("answer.replayed");
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

    @Test
    void a_merged_person_is_followed_to_the_survivor_and_back() {
        String person = somebody();
        String survivor = UUID.randomUUID().toString();
        Answer sent = sent(person);

        Topic.send("wasl.registry.events", person, merged("person.merged", person, survivor));
        await().atMost(Duration.ofSeconds(20)).until(() -> subjectOf(sent).equals(survivor));
        Topic.send("wasl.registry.events", person, merged("merge.undone", person, survivor));
        await().atMost(Duration.ofSeconds(20)).until(() -> subjectOf(sent).equals(person));
    }

    @Test
    void a_referral_of_meanwhile_goes_to_the_person_whose_record_its_agency_holds() {
        String person = UUID.randomUUID().toString();
        String survivor = somebody();
        Answer sent = sent(survivor);

        Topic.send(
                "wasl.registry.events",
                person,
                event(
                        "merge.undone",
                        person,
                        "{\"personId\":\"%1$s\",\"survivorId\":\"%2$s\",\"mergeId\":\"%3$s\",\"parting\":{\"separated\":\"%1$s\",\"survivor\":\"%2$s\",\"records\":[\"%1$s\"],\"leaving\":[\"%4$s\"],\"staying\":[\"%5$s\"],\"mergedAt\":\"%6$s\"}}"
                                .formatted(
                                        person,
                                        survivor,
                                        UUID.randomUUID(),
                                        MINISTRY,
                                        UNHCR,
                                        TestClock.now().minusSeconds(3600))));
        await().atMost(Duration.ofSeconds(20)).until(() -> subjectOf(sent).equals(person));
    }

    @Test
    void a_merge_that_is_undone_closes_what_was_sent_on_the_consent_of_the_other() {
        String survivor = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        String consent = UUID.randomUUID().toString();
        FakeRegistry.grants(survivor, consent);
        Answer sent = sent(survivor);

        Topic.send(
                "wasl.registry.events",
                other,
                event(
                        "merge.undone",
                        other,
                        "{\"personId\":\"%s\",\"survivorId\":\"%s\",\"mergeId\":\"%s\",\"consentIds\":[\"%s\"]}"
                                .formatted(other, survivor, UUID.randomUUID(), consent)));

        await().atMost(Duration.ofSeconds(20)).until(() -> as(CASEWORKER_AT_MINISTRY)
                .get("/v1/referrals/" + sent.id())
                .at("status")
                .equals("CANCELLED"));
    }

    private static String subjectOf(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()).at("subjectId");
    }

    private static String merged(String type, String person, String survivor) {
        return event(
                type,
                person,
                "{\"personId\":\"%s\",\"survivorId\":\"%s\",\"mergeId\":\"%s\"}"
                        .formatted(person, survivor, UUID.randomUUID()));
    }

    private static String withdrawn(String person, String consent) {
        return event(
                "consent.withdrawn",
                person,
                "{\"personId\":\"%s\",\"consentId\":\"%s\",\"purpose\":\"REFERRAL\",\"recipients\":[]}"
                        .formatted(person, consent));
    }

    private static String event(String type, String subject, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.%s","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":%s}""".formatted(UUID.randomUUID(), type, subject, data);
    }
}
