package org.wasl.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** Another basis than consent needs a supervisor, a reason, a time limit and a second supervisor, whom it is told. */
@QuarkusTest
class LegalBasisTest extends RegistryTest {
    private static final String REASON = "Unconscious in hospital; nobody to ask";

    @Test
    void a_disclosure_on_another_basis_is_told_and_reviewed_by_a_second_supervisor_of_a_holder() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        Map<String, Object> asked = new HashMap<>(
                Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE, "legalBasis", "VITAL_INTEREST"));
        String path = "/v1/persons/" + person + "/disclosures";
        as(SUPERVISOR_AT_MINISTRY)
                .post(path, asked)
                .isProblem(422, "invalid-fields")
                .names("/reason", "reason-required");
        asked.put("reason", REASON);
        as(CASEWORKER_AT_MINISTRY).post(path, asked).isProblem(403, "not-allowed");

        Answer opened = as(SUPERVISOR_AT_MINISTRY).post(path, asked).hasStatus(200);
        String use = opened.at("basisUseId");
        assertThat(Instant.parse(opened.<String>at("until")))
                .isBefore(TestClock.now().plus(Duration.ofHours(73)));
        try (Topic topic = Topic.open("wasl.registry.events")) {
            var event = topic.await(
                    r -> r.value().contains("legal-basis.used") && r.value().contains(use));
            assertThat(event.value()).contains(MINISTRY).doesNotContain("hospital");
        }

        String review = "/v1/legal-basis-reviews/" + use;
        as(SUPERVISOR_AT_UNHCR).get(review).isProblem(404, "not-found");
        as(CASEWORKER_AT_MINISTRY).get(review).isProblem(403, "not-allowed");
        Answer seen = as(SUPERVISOR_AT_MINISTRY).get(review).hasStatus(200);
        assertThat(seen.<String>at("reason")).isEqualTo(REASON);
        as(SUPERVISOR_AT_MINISTRY)
                .step(seen, review + "/confirm", Map.of("comment", "my own"))
                .isProblem(409, "second-person-needed");
        Answer rejected = secondSupervisor()
                .step(seen, review + "/reject", Map.of("comment", "the mother was there"))
                .hasStatus(200);
        assertThat(rejected.<String>at("status")).isEqualTo("REJECTED");
        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.await(
                    r -> r.value().contains("legal-basis.ended") && r.value().contains(use));
        }
        secondSupervisor()
                .step(rejected, review + "/confirm", Map.of("comment", "again"))
                .isProblem(409, "already-done");
    }

    @Test
    void what_stands_on_another_basis_has_a_time_limit_and_closes_when_it_is_rejected() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String path = "/v1/persons/" + person + "/consents";
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Map<String, Object> task = consent("EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        task.put("legalBasis", "PUBLIC_TASK");
        as(SUPERVISOR_AT_MINISTRY)
                .post(path, task)
                .isProblem(422, "invalid-fields")
                .names("/basisReason", "reason-required");
        task.put("basisReason", "By order of the authority that protects the child");
        task.put("expiresAt", TestClock.now().plus(Duration.ofDays(60)).toString());
        as(SUPERVISOR_AT_MINISTRY)
                .post(path, task)
                .isProblem(422, "invalid-fields")
                .names("/expiresAt", "longer-than-basis");
        task.remove("expiresAt");
        Answer recorded = as(SUPERVISOR_AT_MINISTRY).post(path, task).hasStatus(201);
        assertThat(recorded.<String>at("expiresAt")).isNotNull();
        seenByUnhcr(person, 200);

        Answer review = as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/legal-basis-reviews?status=PENDING&limit=200")
                .<Map<String, Object>>list("items")
                .stream()
                .filter(item -> recorded.id().equals(item.get("consentId")))
                .findFirst()
                .map(item -> as(SUPERVISOR_AT_MINISTRY).get("/v1/legal-basis-reviews/" + item.get("id")))
                .orElseThrow();
        assertThat(review.<List<String>>at("allowedActions")).isEmpty();
        secondSupervisor()
                .step(review, "/v1/legal-basis-reviews/" + review.id() + "/reject", Map.of("comment", "no such order"))
                .hasStatus(200);

        seenByUnhcr(person, 404);
        assertThat(as(SUPERVISOR_AT_MINISTRY).get(path + "/" + recorded.id()).<String>at("endedBy"))
                .isEqualTo("NOT_CONFIRMED");
    }

    @Test
    void only_a_consent_in_force_that_somebody_else_recorded_lets_the_same_supervisor_open_it_again() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        String path = "/v1/persons/" + person + "/disclosures";
        Map<String, Object> asked = new HashMap<>(
                Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE, "legalBasis", "VITAL_INTEREST"));
        asked.put("reason", REASON);
        String use = as(SUPERVISOR_AT_MINISTRY).post(path, asked).hasStatus(200).at("basisUseId");
        String review = "/v1/legal-basis-reviews/" + use;
        secondSupervisor()
                .step(secondSupervisor().get(review), review + "/reject", Map.of("comment", "the mother was there"))
                .hasStatus(200);
        as(SUPERVISOR_AT_MINISTRY).post(path, asked).isProblem(409, "legal-basis-rejected");

        Answer own = consented(SUPERVISOR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "NEEDS");
        withdrawn(person, own);
        as(SUPERVISOR_AT_MINISTRY).post(path, asked).isProblem(409, "legal-basis-rejected");

        Answer anothers = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "NEEDS");
        Map<String, Object> standing = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        standing.put("legalBasis", "VITAL_INTEREST");
        standing.put("basisReason", REASON);
        as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", standing)
                .hasStatus(201);
        withdrawn(person, anothers);
        as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", standing)
                .isProblem(409, "legal-basis-rejected");
    }

    private static void withdrawn(String person, Answer consent) {
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        consent,
                        "/v1/persons/" + person + "/consents/" + consent.id() + "/withdrawal",
                        Map.of("reason", "Asked for"))
                .hasStatus(200);
    }

    private static Api secondSupervisor() {
        return withToken(Tokens.of(UUID.randomUUID().toString(), MINISTRY, "supervisor"));
    }

    private static void seenByUnhcr(String person, int status) {
        as(UNHCR_SYSTEM)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + person)
                .hasStatus(status);
    }
}
