package org.wasl.cases.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.cases.RegistryNews;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class TransferTest extends CaseTest {
    @Test
    void a_case_goes_to_another_agency_and_its_former_owner_reads_on_for_a_while() {
        Answer file = offerable();
        String path = "/v1/cases/" + file.id();
        Answer note = as(CASEWORKER_AT_MINISTRY)
                .post(path + "/notes", note("Told at the first visit"))
                .hasStatus(201);
        Answer offer = offered(file);

        Answer seen = as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id()).hasStatus(200);
        assertThat(seen.<String>at("outline.programme")).isEqualTo("CHILD_PROTECTION");
        assertThat(seen.<Object>at("handoverNote")).isNull();
        assertThat(seen.raw().asString()).doesNotContain(file.<String>at("subjectId"));
        assertThat(seen.<List<String>>at("allowedActions")).contains("accept", "decline");
        assertThat(as(MANAGER_AT_UNHCR)
                        .get("/v1/transfers/" + offer.id())
                        .hasStatus(200)
                        .<List<String>>at("allowedActions"))
                .isEmpty();
        as(SUPERVISOR_AT_UNHCR).get(path).isProblem(404, "not-found");
        as(CASEWORKER_AT_UNHCR).get("/v1/transfers").isProblem(403, "not-allowed");

        Answer accepted = accepted(seen).hasStatus(200);
        assertThat(accepted.<String>at("caseId")).isEqualTo(file.id());
        assertThat(accepted.<String>at("handoverNote")).isEqualTo("The mother prefers mornings");
        Answer theirs = as(CASEWORKER_AT_UNHCR).get(path).hasStatus(200);
        assertThat(theirs.<String>at("agencyId")).isEqualTo(UNHCR);
        assertThat(theirs.<List<String>>at("allowedActions")).contains("hold").doesNotContain("request-closure");
        assertThat(as(CASEWORKER_AT_UNHCR).get("/v1/tasks?caseId=" + file.id()).list("items"))
                .isNotEmpty();

        Api formerOwner = as(CASEWORKER_AT_MINISTRY).with("X-Purpose", "CASE_MANAGEMENT");
        Answer former = formerOwner.get(path).hasStatus(200);
        assertThat(former.<List<String>>at("allowedActions")).isEmpty();
        formerOwner
                .step(former, path + "/hold", Map.of("reason", "x", "reviewDue", "2026-12-01"))
                .isProblem(403, "not-allowed");
        as(SUPERVISOR_AT_MINISTRY).get(path).isProblem(404, "not-found");

        Answer later = as(CASEWORKER_AT_UNHCR)
                .post(path + "/notes", note("Told to the new agency"))
                .hasStatus(201);
        assertThat(formerOwner.get(path + "/notes").hasStatus(200).<String>list("items.id"))
                .containsExactly(note.id());
        assertThat(as(CASEWORKER_AT_UNHCR).get(path + "/notes").<String>list("items.id"))
                .containsExactly(later.id(), note.id());
        assertThat(formerOwner.get("/v1/tasks?caseId=" + file.id()).list("items"))
                .isEmpty();

        Answer changed = as(CASEWORKER_AT_UNHCR).get(path);
        as(CASEWORKER_AT_UNHCR)
                .patch(path, changed.etag(), Map.of("concerns", List.of("neglect")))
                .hasStatus(200);
        Answer asItWas = formerOwner.get(path).hasStatus(200);
        assertThat(asItWas.<String>at("subjectId")).isEqualTo(file.<String>at("subjectId"));
        assertThat(asItWas.<Object>at("riskLevel")).isNull();
        assertThat(asItWas.<List<String>>at("redactions")).contains("SUBJECT", "RISK");
        assertThat(asItWas.raw().asString()).doesNotContain("neglect");
    }

    @Test
    void what_comes_back_of_a_referral_of_the_former_agency_is_the_new_owners_work() {
        Answer file = offerable();
        accepted(offered(file)).hasStatus(200);
        String referral = UUID.randomUUID().toString();

        Topic.send("wasl.referral.events", referral, """
                {"specversion":"1.0","id":"%s","source":"/wasl/referral","type":"org.wasl.referral.moved","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"referralId":"%s","requesterId":"%s","caseId":"%s",
                 "step":"decline","status":"DECLINED","serviceType":"DISABILITY_REHABILITATION"}}""".formatted(
                        UUID.randomUUID(), referral, referral, MINISTRY, file.id()));

        await().atMost(Duration.ofSeconds(20)).until(() -> as(CASEWORKER_AT_UNHCR)
                .get("/v1/tasks?limit=200&caseId=" + file.id())
                .list("items.type")
                .contains("REFERRAL_RESPONSE"));
    }

    /** What goes on in the referrals of the case is the new agency's. */
    @Test
    void the_services_of_a_case_that_was_handed_over_are_told_to_no_former_owner() {
        Answer file = offerable();
        String former = "account:" + CASEWORKER_AT_MINISTRY.subject();
        try (Topic statements = Topic.open("wasl.case.restricted")) {
            accepted(offered(file)).hasStatus(200);

            JsonPath stated = JsonPath.from(statements
                    .await(record -> record.key().equals(file.id())
                            && record.value().contains(former)
                            && record.value().contains("access-stated"))
                    .value());
            assertThat(stated.<List<String>>get("data.readers.find { it.key == '" + former + "' }.parts"))
                    .contains("SUBJECT")
                    .doesNotContain("SERVICES");
        }
    }

    private static Map<String, Object> note(String text) {
        return Map.of("kind", "CASE_NOTE", "text", text);
    }

    /** Who had the case shared, or had it once, knows its id and its person. */
    @Test
    void nothing_in_an_offer_is_known_from_elsewhere_before_it_is_accepted() {
        Answer file = offerable();
        Answer offer = offered(file);
        assertThat(offer.<String>at("caseId")).isEqualTo(file.id());
        String consent = offer.at("consentId");

        for (Persona theirs : List.of(SUPERVISOR_AT_UNHCR, MANAGER_AT_UNHCR)) {
            Answer seen = as(theirs).get("/v1/transfers/" + offer.id()).hasStatus(200);
            assertThat(seen.<Object>at("caseId")).isNull();
            assertThat(seen.raw().asString()).doesNotContain(file.id(), consent);
            assertThat(as(theirs).get("/v1/transfers?limit=200").raw().asString())
                    .doesNotContain(file.id(), consent);
        }

        Answer declined = as(SUPERVISOR_AT_UNHCR)
                .step(offer, "/v1/transfers/" + offer.id() + "/decline", Map.of("reason", "No worker in Zarqa"))
                .hasStatus(200);
        assertThat(declined.raw().asString()).doesNotContain(file.id(), consent);
    }

    @Test
    void a_case_on_a_consent_goes_on_with_what_the_person_allowed_the_new_agency() {
        Answer file = offerable();
        Answer offer = offered(file);
        accepted(offer).hasStatus(200);

        Answer theirs = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file.id());
        assertThat(theirs.<String>at("consentId")).isEqualTo(offer.<String>at("consentId"));
        assertThat(theirs.<Object>at("consentEndedAt")).isNull();
    }

    @Test
    void an_offer_is_not_accepted_when_its_consent_has_ended() {
        Answer offer = offered(offerable());
        FakeRegistry.ends(offer.at("consentId"));

        accepted(offer).isProblem(409, "consent-required");
    }

    @Test
    void an_offer_is_taken_back_with_its_consent() {
        Answer file = offerable();
        Answer offer = offered(file);

        RegistryNews.consentWithdrawn(file.at("subjectId"), offer.at("consentId"));

        await().atMost(Duration.ofSeconds(20)).until(() -> as(SUPERVISOR_AT_UNHCR)
                .get("/v1/transfers/" + offer.id())
                .at("status")
                .equals("REVOKED"));
        assertThat(read(file).<Object>at("consentEndedAt"))
                .as("the case rests on another")
                .isNull();
    }

    @Test
    void of_an_offer_that_came_to_nothing_the_other_agency_keeps_no_more_than_that_there_was_one() {
        Answer file = offerable();
        Answer offer = offered(file);
        as(CASEWORKER_AT_MINISTRY)
                .step(offer, "/v1/cases/" + file.id() + "/transfers/" + offer.id() + "/revoke", null)
                .hasStatus(200);

        Answer kept = as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id()).hasStatus(200);
        assertThat(kept.<String>at("status")).isEqualTo("REVOKED");
        assertThat(kept.<Object>at("reason")).isNull();
        assertThat(kept.<Object>at("outline")).isNull();
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases/" + file.id() + "/transfers")
                        .<String>list("items.reason"))
                .containsExactly("The family moved to the camp");
    }

    @Test
    void an_offer_on_a_supervisors_word_is_taken_back_when_the_record_is_only_kept() {
        Answer file = offerable();
        Map<String, Object> body = offer();
        body.put("overrideReason", "The family asked for it");
        Answer offer = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", body)
                .hasStatus(201);
        decidedBySecond(file, "approve").hasStatus(200);

        // What another agency was asked for does not end this one's work.
        Answer other = offerable();
        Answer standing = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/cases/" + other.id() + "/transfers", body)
                .hasStatus(201);
        decidedBySecond(other, "approve").hasStatus(200);
        restricted(other, "[\"" + Persona.MINISTRY + "\"]");
        restricted(file, "null");

        await().atMost(Duration.ofSeconds(20)).until(() -> as(SUPERVISOR_AT_UNHCR)
                .get("/v1/transfers/" + offer.id())
                .at("status")
                .equals("REVOKED"));
        accepted(offer).isProblem(412, "stale-version");
        assertThat(as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + standing.id()).<String>at("status"))
                .isEqualTo("OFFERED");
    }

    private static void restricted(Answer file, String exceptFor) {
        Topic.send("wasl.registry.events", "one-order", """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.restriction-stated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"",
                 "data":{"personId":"%s","restricted":true,"exceptFor":%s,"revision":1}}""".formatted(
                        UUID.randomUUID(), file.at("subjectId"), file.at("subjectId"), exceptFor));
    }

    @Test
    void what_the_person_allowed_the_former_agency_does_not_count_for_the_new_one() {
        Answer file = opened("DISABILITY");
        Map<String, Object> body = offer();
        body.put("overrideReason", "The family is in danger where it lives");
        Answer offer = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", body)
                .hasStatus(201);
        decidedBySecond(file, "approve").hasStatus(200);
        accepted(as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id())).hasStatus(200);

        Answer theirs = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file.id());
        assertThat(theirs.<Object>at("consentEndedAt")).isNotNull();
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/tasks?type=CONSENT_ENDED&caseId=" + file.id())
                        .<String>list("items.assignee"))
                .containsExactly(CASEWORKER_AT_UNHCR.subject().toString());
        Answer settled = as(CASEWORKER_AT_UNHCR)
                .step(theirs, "/v1/cases/" + file.id() + "/register", onConsent(theirs))
                .hasStatus(200);
        assertThat(settled.<Object>at("consentEndedAt")).isNull();
    }

    @Test
    void a_repeated_request_shows_nothing_of_a_case_that_the_caller_lost() {
        Answer file = offerable();
        String path = "/v1/cases/" + file.id() + "/notes";
        Map<String, Object> note = Map.of("kind", "CASE_NOTE", "text", "The uncle threatened the child");
        String key = UUID.randomUUID().toString();
        Answer made = as(SUPERVISOR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post(path, note)
                .hasStatus(201);
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .with("Idempotency-Key", key)
                        .post(path, note)
                        .hasStatus(201)
                        .raw()
                        .asString())
                .isEqualTo(made.raw().asString());

        accepted(offered(file)).hasStatus(200);

        as(SUPERVISOR_AT_MINISTRY).with("Idempotency-Key", key).post(path, note).isProblem(404, "not-found");
    }

    @Test
    void a_case_is_offered_to_an_open_organization_only() {
        Answer file = offerable();
        Map<String, Object> offer = new HashMap<>(offer());
        offer.put("toAgencyId", UUID.randomUUID().toString());

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer)
                .isProblem(422, "invalid-fields")
                .names("/toAgencyId", "unknown-recipient");
    }

    @Test
    void an_offer_is_declined_with_a_reason_and_the_case_stays() {
        Answer file = offerable();
        Answer offer = offered(file);

        Answer declined = as(SUPERVISOR_AT_UNHCR)
                .step(offer, "/v1/transfers/" + offer.id() + "/decline", Map.of("reason", "No worker in Zarqa"))
                .hasStatus(200);

        assertThat(declined.<String>at("status")).isEqualTo("DECLINED");
        assertThat(read(file).<String>at("agencyId")).isNotEqualTo(UNHCR);
        accepted(declined).isProblem(409, "illegal-step");
        offered(file); // another one may follow
    }

    @Test
    void there_is_one_offer_at_a_time_and_its_maker_takes_it_back() {
        Answer file = offerable();
        Answer offer = offered(file);
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer())
                .isProblem(409, "already-exists");

        as(CASEWORKER_AT_MINISTRY)
                .step(offer, "/v1/cases/" + file.id() + "/transfers/" + offer.id() + "/revoke", null)
                .hasStatus(200);

        accepted(as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id())).isProblem(409, "illegal-step");
        as(SUPERVISOR_AT_MINISTRY).get("/v1/transfers/" + offer.id()).isProblem(404, "not-found");
    }

    @Test
    void without_consent_the_case_is_not_offered() {
        Answer file = opened("DISABILITY");

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer())
                .isProblem(409, "consent-required");
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer())
                .isProblem(403, "not-allowed");
    }

    @Test
    void whoever_takes_it_must_be_a_licensed_worker_there() {
        Answer file = offerable();
        Answer offer = offered(file);

        as(SUPERVISOR_AT_UNHCR)
                .step(
                        offer,
                        "/v1/transfers/" + offer.id() + "/accept",
                        Map.of("ownerId", UUID.randomUUID().toString()))
                .isProblem(409, "worker-not-available");

        assertThat(read(file).<String>at("ownerId"))
                .isEqualTo(CASEWORKER_AT_MINISTRY.subject().toString());
    }

    @Test
    void what_was_proposed_with_a_case_of_the_former_agency_ends_and_tells_the_new_one_nothing() {
        Answer file = offerable();
        Answer other = as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases?confirmNew=SEPARATE_MATTER",
                        Map.of("subjectId", file.at("subjectId"), "programme", "CHILD_PROTECTION"))
                .hasStatus(201);
        String merges = "/v1/cases/" + file.id() + "/merges";
        Answer proposed = as(MANAGER_AT_MINISTRY)
                .post(merges, Map.of("caseId", other.id(), "reason", "opened twice"))
                .hasStatus(201);

        accepted(offered(file)).hasStatus(200);

        assertThat(as(MANAGER_AT_UNHCR).get(merges).hasStatus(200).list("items"))
                .isEmpty();
        as(MANAGER_AT_UNHCR)
                .step(proposed, merges + "/" + proposed.id() + "/reject", null)
                .isProblem(404, "not-found");
    }

    @Test
    void an_accepted_offer_of_a_restricted_case_is_known_to_those_whose_work_it_is() {
        Answer file = opened("GBV");
        FakeRegistry.consents(file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
        Answer offer = offered(file);
        Api another = withToken(Tokens.of(UUID.randomUUID().toString(), UNHCR, "supervisor"));
        another.get("/v1/transfers/" + offer.id()).hasStatus(200);

        accepted(offer).hasStatus(200);

        as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id()).hasStatus(200);
        another.get("/v1/transfers/" + offer.id()).isProblem(404, "not-found");
        assertThat(another.get("/v1/transfers?limit=200").<String>list("items.id"))
                .doesNotContain(offer.id());
    }

    @Test
    void a_case_that_was_merged_into_it_goes_with_it() {
        Answer file = offerable();
        Answer other = as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases?confirmNew=SEPARATE_MATTER",
                        Map.of("subjectId", file.at("subjectId"), "programme", "CHILD_PROTECTION"))
                .hasStatus(201);
        String merges = "/v1/cases/" + file.id() + "/merges";
        Answer proposed = as(MANAGER_AT_MINISTRY)
                .post(merges, Map.of("caseId", other.id(), "reason", "opened twice"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(proposed, merges + "/" + proposed.id() + "/confirm", null)
                .hasStatus(200);

        accepted(offered(read(file))).hasStatus(200);

        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/cases/" + other.id())
                        .hasStatus(200)
                        .id())
                .isEqualTo(file.id());
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/tasks?caseId=" + other.id())
                        .hasStatus(200)
                        .<String>list("items.assignee"))
                .isNotEmpty()
                .containsOnly(CASEWORKER_AT_UNHCR.subject().toString());
        as(CASEWORKER_AT_MINISTRY).get("/v1/cases/" + other.id()).isProblem(404, "not-found");
    }

    private static Answer offerable() {
        Answer file = opened("CHILD_PROTECTION");
        FakeRegistry.consents(file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
        return file;
    }

    private static Answer offered(Answer file) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer())
                .hasStatus(201);
    }

    private static Map<String, Object> offer() {
        Map<String, Object> body = new HashMap<>();
        body.put("toAgencyId", UNHCR);
        body.put("reason", "The family moved to the camp");
        body.put("handoverNote", "The mother prefers mornings");
        return body;
    }

    private static Answer accepted(Answer offer) {
        return as(SUPERVISOR_AT_UNHCR)
                .step(
                        offer,
                        "/v1/transfers/" + offer.id() + "/accept",
                        Map.of("ownerId", CASEWORKER_AT_UNHCR.subject().toString()));
    }
}
