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
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** Who knows what of a case that is offered or was handed over. */
@QuarkusTest
class TransferredCaseTest extends TransferScenario {
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
}
