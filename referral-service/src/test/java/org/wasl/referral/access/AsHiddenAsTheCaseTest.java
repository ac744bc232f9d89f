package org.wasl.referral.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.StatedCases;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.ReferralTest;

/** What hangs on a case is as hidden as the case, by every way of reading and by every step. */
@QuarkusTest
class AsHiddenAsTheCaseTest extends ReferralTest {
    private static final String REASON = "Assessment for a wheelchair";

    @Test
    void a_referral_of_a_restricted_case_exists_for_those_who_know_the_case_and_for_no_colleague_by_any_way() {
        String person = somebody();
        String file = StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Map<String, Object> body = referralOf(person);
        body.put("caseId", file);
        Answer sent = sentAs(body);
        String path = "/v1/referrals/" + sent.id();

        for (Persona colleague : List.of(OTHER_CASEWORKER_AT_MINISTRY, CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR)) {
            for (String way : List.of(
                    path,
                    path + "/events",
                    path + "/chain",
                    path + "/messages",
                    path + "/attachments",
                    path + "/provider-links",
                    path + "/feedback-invitations",
                    "/fhir/Task/" + sent.id(),
                    "/fhir/ServiceRequest/" + sent.<String>at("chain.chainId"))) {
                assertThat(as(colleague).get(way).raw().statusCode())
                        .as(colleague + " " + way)
                        .isEqualTo(404);
            }
            for (String list : List.of(
                    "/v1/referrals?count=true&limit=200&caseId=" + file,
                    "/v1/referrals?count=true&limit=200",
                    "/fhir/Task?_count=200",
                    "/fhir/Task?identifier=" + sent.<String>at("details.reference"),
                    "/fhir/ServiceRequest?_count=200")) {
                assertThat(as(colleague).get(list).hasStatus(200).raw().asString())
                        .as(colleague + " " + list)
                        .doesNotContain(sent.id(), file, person);
            }
            as(colleague)
                    .step(sent, path + "/cancel", Map.of("code", "SENT_IN_ERROR"))
                    .isProblem(404, "not-found");
            as(colleague).post(path + "/messages", Map.of("text", "hello")).isProblem(404, "not-found");
        }

        Answer seen = as(SUPERVISOR_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(seen.<String>at("details.reason")).isEqualTo(REASON);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals?caseId=" + file)
                        .<String>list("items.id"))
                .containsExactly(sent.id());
    }

    /** What the person allowed the former agency, and the recipient, opens nothing to the new one. */
    @Test
    void whoever_takes_the_case_over_goes_on_with_its_referral_and_reads_of_the_person_what_the_registry_opens() {
        String person = somebody();
        String file = StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Map<String, Object> body = referralOf(person);
        body.put("caseId", file);
        Answer sent = sentAs(body);
        String path = "/v1/referrals/" + sent.id();
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path).<Object>at("profile")).isNotNull();

        StatedCases.goesTo(CASEWORKER_AT_UNHCR, file);

        Answer theirs = as(CASEWORKER_AT_UNHCR).get(path).hasStatus(200);
        assertThat(theirs.<String>at("details.reason")).isEqualTo(REASON);
        assertThat(theirs.<Object>at("profile")).isNull();
        assertThat(theirs.<Object>at("summary")).isNull();
        assertThat(theirs.<String>at("subjectId")).isEqualTo(person);
        assertThat(theirs.raw().asString()).doesNotContain("+962790000000", "@example.org");
        as(CASEWORKER_AT_MINISTRY).get(path).isProblem(404, "not-found");
    }

    @Test
    void its_events_go_to_the_topic_of_restricted_records_and_to_no_feed() {
        String person = somebody();
        Map<String, Object> body = referralOf(person);
        body.put("caseId", StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY));
        Answer sent = sentAs(body);

        try (Topic restricted = Topic.open("wasl.referral.restricted");
                Topic ordinary = Topic.open("wasl.referral.events")) {
            restricted.await(r -> r.key().equals(sent.id()) && r.value().contains("\"step\":\"send\""));
            Answer marker = sent(somebody());
            ordinary.await(r -> r.key().equals(marker.id()));
            assertThat(ordinary.seen()).noneMatch(r -> r.key().equals(sent.id()));
        }
    }

    @Test
    void nobody_makes_a_referral_from_a_case_that_they_do_not_work_on() {
        String person = somebody();
        Map<String, Object> body = referralOf(person);
        body.put("caseId", StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY));
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", body)
                .isProblem(422, "invalid-fields")
                .names("/caseId", "unknown-case");
        body.put("caseId", UUID.randomUUID().toString());
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", body)
                .isProblem(422, "invalid-fields")
                .names("/caseId", "unknown-case");
        body.put("caseId", StatedCases.standard(person, CASEWORKER_AT_MINISTRY));
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", body)
                .isProblem(422, "invalid-fields")
                .names("/caseId", "unknown-case");
    }

    @Test
    void a_referral_is_made_from_no_case_of_another_person() {
        Map<String, Object> body = referralOf(somebody());
        body.put("caseId", StatedCases.standard(somebody(), CASEWORKER_AT_MINISTRY));

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", body)
                .isProblem(422, "invalid-fields")
                .names("/caseId", "case-of-another-person");
        Answer draft = drafted(somebody());
        as(CASEWORKER_AT_MINISTRY)
                .patch("/v1/referrals/" + draft.id(), draft.etag(), Map.of("caseId", body.get("caseId")))
                .isProblem(422, "invalid-fields")
                .names("/caseId", "case-of-another-person");
    }

    @Test
    void a_team_mate_reads_the_referral_of_a_standard_case_and_takes_no_step() {
        Answer sent = sent(somebody());
        String path = "/v1/referrals/" + sent.id();

        Answer seen = as(OTHER_CASEWORKER_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(seen.<List<String>>at("allowedActions")).isEmpty();
        assertThat(seen.<Object>at("profile")).isNull();
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .step(seen, path + "/cancel", Map.of("code", "SENT_IN_ERROR"))
                .isProblem(409, "illegal-step");
        as(CASEWORKER_AT_UNHCR).get(path).isProblem(404, "not-found");
    }

    @Test
    void the_case_is_stated_anew_and_its_referrals_follow_at_once() {
        String person = somebody();
        Map<String, Object> body = referralOf(person);
        String file = body.get("caseId").toString();
        Answer draft = as(CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);
        as(OTHER_CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + draft.id()).hasStatus(200);

        restrictedTo(OTHER_CASEWORKER_AT_MINISTRY, file, person);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(CASEWORKER_AT_MINISTRY)
                                .get("/v1/referrals/" + draft.id())
                                .raw()
                                .statusCode()
                        == 404);
        assertThat(as(OTHER_CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + draft.id())
                        .hasStatus(200)
                        .<List<String>>at("allowedActions"))
                .contains("send");
    }

    @Test
    void of_a_sensitive_service_only_the_accounts_know_that_the_recipient_lists() {
        Recipient house = recipientOf(ServiceType.SAFE_HOUSE);
        house.editor()
                .put(house.listed("x".repeat(150)), Map.of())
                .isProblem(422, "invalid-fields")
                .names("#accountId", "size");
        Map<String, Object> body = referralOf(somebody(), house.place());
        Answer draft = as(CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "recipient-names-nobody");

        house.editor()
                .put(
                        "/v1/directory/organizations/" + house.id() + "/sensitive-service-accounts/editor-of-"
                                + house.id(),
                        Map.of())
                .isProblem(409, "second-person-needed");
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "recipient-names-nobody");
        house.lists("colleague");
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).hasStatus(200);
        Api provider = house.provider("one");
        provider.get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");
        assertThat(provider.get("/v1/referrals?box=IN&limit=200").<String>list("items.id"))
                .doesNotContain(draft.id());

        house.lists("one");
        Answer read = provider.get("/v1/referrals/" + draft.id()).hasStatus(200);
        provider.step(read, "/v1/referrals/" + draft.id() + "/accept", Map.of()).hasStatus(200);

        house.editor().delete(house.listed("one")).hasStatus(204);
        provider.get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");
        as(COORDINATING_EDITOR)
                .get("/v1/directory/organizations/" + house.id() + "/sensitive-service-accounts")
                .isProblem(404, "not-found");
    }

    @Test
    void an_organization_lists_accounts_of_its_own_for_its_sensitive_services() {
        centreInIrbid();
        as(PROVIDER_ELSEWHERE).get("/v1/referrals").hasStatus(200);
        String list = "/v1/directory/organizations/" + REHABILITATION_CENTRE + "/sensitive-service-accounts/";

        for (String account :
                List.of("nobody-at-all", PROVIDER_ELSEWHERE.subject().toString())) {
            as(EDITOR_IN_IRBID)
                    .put(list + account, Map.of())
                    .isProblem(422, "invalid-fields")
                    .names("#accountId", "unknown-account");
        }
    }

    @Test
    void a_listed_account_that_went_to_another_organization_is_nobody_who_would_know() {
        Recipient house = recipientOf(ServiceType.SAFE_HOUSE);
        house.lists("mover");
        withToken(Tokens.of("mover-of-" + house.id(), OTHER_PROVIDER, "provider"))
                .get("/v1/referrals")
                .hasStatus(200);

        Answer draft = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", referralOf(somebody(), house.place()))
                .hasStatus(201);
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "recipient-names-nobody");
    }

    @Test
    void what_follows_a_confidential_referral_is_as_confidential() {
        String person = somebody();
        Map<String, Object> body = referralOf(person);
        body.put("caseId", StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY));
        Answer sent = sentAs(body);
        by(PROVIDER_IN_IRBID, sent, "accept", Map.of()).hasStatus(200);

        Answer onward = by(PROVIDER_IN_IRBID, sent, "refer-onward", Map.of("serviceAtLocationId", centreElsewhere()))
                .hasStatus(201);

        try (Topic restricted = Topic.open("wasl.referral.restricted")) {
            restricted.await(r -> r.key().equals(onward.id()));
        }
    }

    @Test
    void a_check_of_duplicates_by_another_agency_is_silent_about_restricted_cases() {
        String person = somebody();
        Map<String, Object> body = new HashMap<>(referralOf(person));
        body.put("caseId", StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY));
        sentAs(body);

        assertThat(as(CASEWORKER_AT_UNHCR)
                        .post("/v1/referrals/duplicate-check", Map.of("subjectIds", List.of(person)))
                        .hasStatus(200)
                        .raw()
                        .asString())
                .doesNotContain(person);
    }

    /** The registry opens to them what consent opens: nothing, or the identity alone. */
    @Test
    void to_whom_the_services_of_a_case_are_open_and_not_the_person_its_referrals_tell_nothing_of_the_person() {
        String person = somebody();
        String file = StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Map<String, Object> body = referralOf(person);
        body.put("caseId", file);
        Answer sent = sentAs(body);
        String consent = sent.at("details.consentId");
        StatedCases.opensTo(CASEWORKER_AT_UNHCR, file, "SERVICES");
        String path = "/v1/referrals/" + sent.id();

        for (String way : List.of(
                path,
                path + "/chain",
                "/v1/referrals?caseId=" + file,
                "/fhir/Task/" + sent.id(),
                "/fhir/ServiceRequest/" + sent.<String>at("chain.chainId"))) {
            assertThat(as(CASEWORKER_AT_UNHCR).get(way).hasStatus(200).raw().asString())
                    .as(way)
                    .contains(sent.id())
                    .doesNotContain(person, consent, "JO-IR", "5-11", "MALE", "\"male\"");
        }
        assertThat(as(CASEWORKER_AT_UNHCR).get(path).<Object>at("summary")).isNull();
    }

    @Test
    void whoever_knows_of_the_case_and_does_not_work_with_the_person_reads_of_the_summary_the_identity_alone() {
        Answer sent = sent(somebody());
        String path = "/v1/referrals/" + sent.id();
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path).<String>at("summary.governorate"))
                .isEqualTo("JO-IR");

        Answer seen = as(OTHER_CASEWORKER_AT_MINISTRY).get(path).hasStatus(200);

        assertThat(seen.<String>at("subjectId")).isEqualTo(sent.at("subjectId"));
        assertThat(seen.<String>at("summary.ageBand")).isEqualTo("5-11");
        assertThat(seen.<Object>at("summary.governorate")).isNull();
        assertThat(as(OTHER_CASEWORKER_AT_MINISTRY)
                        .get("/fhir/Task/" + sent.id())
                        .hasStatus(200)
                        .raw()
                        .asString())
                .doesNotContain("JO-IR");
    }
}
