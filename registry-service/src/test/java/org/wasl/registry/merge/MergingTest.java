package org.wasl.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SECOND_STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class MergingTest extends RegistryTest {
    private final String number = nationalNumber();

    @Test
    void the_same_person_in_another_script_gets_a_candidate_instead_of_a_second_record() {
        String id = ministryRecord(null);

        Answer refused = as(UNHCR_SYSTEM).post("/v1/persons", unhcrRecord()).isProblem(409, "possible-duplicate");

        List<Map<String, Object>> candidates = refused.list("candidates");
        assertThat(candidates).isNotEmpty();
        assertThat(candidates.get(candidates.size() - 1))
                .containsEntry("personId", null)
                .containsKeys("probability", "reasons");
        // Her own agency is told which record it is.
        Answer own =
                as(REGISTRAR_AT_MINISTRY).post("/v1/persons", unhcrRecord()).hasStatus(409);
        assertThat(own.<String>list("candidates.personId")).contains(id);
    }

    @Test
    void a_steward_confirms_and_merges_and_the_other_id_leads_to_the_survivor() {
        String survivor = ministryRecord(null);
        String other = as(UNHCR_SYSTEM)
                .post("/v1/persons?confirmNew=KNOWN_IN_OTHER_DATABASE", unhcrRecord())
                .hasStatus(201)
                .id();
        Answer review = reviewOf(survivor, other);
        Answer sideBySide = as(STEWARD_AT_MINISTRY).get("/v1/match-reviews/" + review.id());
        boolean ownIsLeft = sideBySide.<String>at("leftId").equals(survivor);
        assertThat(sideBySide.<String>at((ownIsLeft ? "left" : "right") + ".id"))
                .isEqualTo(survivor);
        assertThat(sideBySide.<Object>at(ownIsLeft ? "right" : "left"))
                .as("another agency's record is not shown")
                .isNull();

        Answer merge = merged(survivor, other, confirmed(review)).hasStatus(201);

        assertThat(merge.<String>at("survivorId")).isEqualTo(survivor);
        Answer redirected = as(UNHCR_SYSTEM).get("/v1/persons/" + other).hasStatus(200);
        assertThat(redirected.<String>at("status")).isEqualTo("MERGED");
        assertThat(redirected.<String>at("survivorId")).isEqualTo(survivor);
        Answer whole = as(UNHCR_SYSTEM).get("/v1/persons/" + survivor).hasStatus(200);
        assertThat(whole.<String>list("names.script")).as("its own record").containsExactly("LATN");
        assertThat(whole.<String>list("names.use")).containsExactly("OFFICIAL");
        Answer atMinistry = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + survivor);
        assertThat(atMinistry.<String>list("names.script")).containsExactly("ARAB");
        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.await(r -> r.key().equals(other) && r.value().contains("person.merged"));
        }
        as(UNHCR_SYSTEM)
                .patch("/v1/persons/" + other, redirected.etag(), Map.of("contactPoints", reachedBy("+962791111111")))
                .isProblem(409, "person-is-merged");
    }

    @Test
    void an_undone_merge_restores_both_records_exactly() {
        String survivor = ministryRecord(null);
        String other = as(UNHCR_SYSTEM)
                .post("/v1/persons?confirmNew=KNOWN_IN_OTHER_DATABASE", unhcrRecord())
                .id();
        Answer before = as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + other);
        Answer merge =
                merged(survivor, other, confirmed(reviewOf(survivor, other))).hasStatus(201);

        as(STEWARD_AT_MINISTRY)
                .step(merge, "/v1/merges/" + merge.id() + "/undo", null)
                .hasStatus(200);

        Answer after = as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + other).hasStatus(200);
        assertThat(after.<Object>at("names")).isEqualTo(before.at("names"));
        assertThat(after.<Object>at("identifiers")).isEqualTo(before.at("identifiers"));
        assertThat(after.<String>at("status")).isEqualTo("ACTIVE");
        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + survivor).isProblem(404, "not-found");
        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/merges/" + merge.id() + "/undo", null)
                .isProblem(409, "already-done");
    }

    @Test
    void records_verified_at_their_source_need_a_second_person() {
        String survivor = ministryRecord("VERIFIED_AT_SOURCE");
        String other = as(UNHCR_SYSTEM)
                .post("/v1/persons?confirmNew=KNOWN_IN_OTHER_DATABASE", unhcrRecord())
                .id();
        Answer review = confirmed(reviewOf(survivor, other));
        Map<String, Object> body = Map.of("personId", other, "reviewId", review.id());
        Answer person = as(STEWARD_AT_MINISTRY).get("/v1/persons/" + survivor);

        as(STEWARD_AT_MINISTRY)
                .step(person, "/v1/persons/" + survivor + "/merges", body)
                .isProblem(409, "second-person-needed");
        as(SECOND_STEWARD_AT_MINISTRY)
                .step(person, "/v1/persons/" + survivor + "/merges", body)
                .hasStatus(201);
    }

    @Test
    void a_pair_that_nobody_confirmed_is_not_merged() {
        String survivor = ministryRecord(null);
        String other = as(UNHCR_SYSTEM)
                .post("/v1/persons?confirmNew=KNOWN_IN_OTHER_DATABASE", unhcrRecord())
                .id();
        Answer review = reviewOf(survivor, other);
        Answer person = as(STEWARD_AT_MINISTRY).get("/v1/persons/" + survivor);

        as(STEWARD_AT_MINISTRY)
                .step(person, "/v1/persons/" + survivor + "/merges", Map.of("personId", other, "reviewId", review.id()))
                .isProblem(409, "merge-not-possible");
    }

    @Test
    void a_decided_review_cannot_be_decided_again() {
        String survivor = ministryRecord(null);
        String other = as(UNHCR_SYSTEM)
                .post("/v1/persons?confirmNew=KNOWN_IN_OTHER_DATABASE", unhcrRecord())
                .id();
        Answer review = reviewOf(survivor, other);
        Answer rejected = as(STEWARD_AT_MINISTRY)
                .step(review, "/v1/match-reviews/" + review.id() + "/reject", Map.of())
                .hasStatus(200);

        Answer refused = as(STEWARD_AT_MINISTRY)
                .step(rejected, "/v1/match-reviews/" + review.id() + "/confirm", Map.of())
                .isProblem(409, "illegal-step");

        assertThat(refused.<String>list("allowedActions")).isEmpty();
        as(CASEWORKER_AT_MINISTRY).get("/v1/match-reviews").isProblem(403, "not-allowed");
    }

    private String ministryRecord(String verification) {
        Map<String, Object> body = somebody();
        Map<String, Object> identifier = new java.util.HashMap<>(number("JO_NATIONAL_NO", number));
        identifier.put("verification", verification);
        body.put("identifiers", List.of(identifier));
        return registered(REGISTRAR_AT_MINISTRY, body).id();
    }

    private Map<String, Object> unhcrRecord() {
        Map<String, Object> body = inLatin("Salma", "Youssef", "Unknown");
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        return body;
    }
}
