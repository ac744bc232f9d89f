package org.wasl.registry.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.StatedFacts;
import org.wasl.registry.RegistryTest;

/** What the registry states for figures: of each record the whole of what is counted, after each change. */
@QuarkusTest
class FactsTest extends RegistryTest {
    private StatedFacts facts;

    @BeforeEach
    void read() {
        facts = StatedFacts.of(Producer.REGISTRY);
    }

    @AfterEach
    void close() {
        facts.close();
    }

    /** Somebody else, with these facts. */
    private static Map<String, Object> somebodyWith(Map<String, Object> facts) {
        Map<String, Object> person = somebody();
        person.putAll(facts);
        return person;
    }

    private static String registered(Map<String, Object> person) {
        return registered(REGISTRAR_AT_MINISTRY, person).id();
    }

    @Test
    void each_kind_has_its_view() {
        StatedFacts.haveTheirViews(Producer.REGISTRY);
    }

    @Test
    void a_person_is_stated_by_codes_and_again_after_each_change() {
        String person = registered(somebodyWith(Map.of(
                "sex", "FEMALE",
                "birthDate", "1991-04-12",
                "nationality", "SY",
                "governorate", "JO-MA",
                "legalStatus", "REFUGEE",
                "disability", true)));

        JsonNode first = facts.await("person.stated", person, fact -> true);

        assertThat(first.path("agencyId").asText()).isEqualTo(Persona.MINISTRY);
        assertThat(first.path("holders")).extracting(JsonNode::asText).containsExactly(Persona.MINISTRY);
        assertThat(first.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(first.path("sex").asText()).isEqualTo("FEMALE");
        assertThat(first.path("birthYear").asInt()).isEqualTo(1991);
        assertThat(first.path("nationalityGroup").asText()).isEqualTo("SYRIAN");
        assertThat(first.path("governorate").asText()).isEqualTo("JO-MA");
        assertThat(first.path("legalStatus").asText()).isEqualTo("REFUGEE");
        assertThat(first.path("disability").asBoolean()).isTrue();
        assertThat(first.toString()).doesNotContain("1991-04-12").doesNotContain("names");

        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + person, "*", Map.of("governorate", "JO-IR"))
                .hasStatus(200);

        JsonNode moved = facts.await("person.stated", person, fact -> fact.path("governorate")
                .asText()
                .equals("JO-IR"));
        assertThat(moved.path("revision").asLong())
                .isGreaterThan(first.path("revision").asLong());
    }

    @Test
    void of_an_erased_person_year_of_birth_and_place_are_stated_no_more_and_needs_are_counted_no_more() {
        String person = registered(somebodyWith(Map.of("birthDate", "1975-01-02", "governorate", "JO-AM")));
        String need = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/needs", Map.of("code", "DS-BD", "severity", "HIGH"))
                .hasStatus(201)
                .id();
        assertThat(facts.await("need.stated", need, fact -> true).path("code").asText())
                .isEqualTo("DS-BD");
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", person, "kind", "ERASURE", "askedBy", "SELF"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);

        JsonNode erased = facts.await(
                "person.stated", person, fact -> fact.path("status").asText().equals("ERASED"));

        assertThat(erased.has("birthYear")).isFalse();
        assertThat(erased.has("governorate")).isFalse();
        facts.await("need.removed", need, fact -> true);
    }

    @Test
    void a_household_is_stated_with_its_head_and_how_many_live_in_it() {
        String head = registered(somebody());
        String child = registered(somebody());
        Answer home = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", head, "role", "HEAD"),
                                        Map.of("personId", child, "role", "CHILD"))))
                .hasStatus(201);

        JsonNode stated = facts.await(
                "household.stated", home.id(), fact -> fact.path("size").asInt() == 2);

        assertThat(stated.path("headId").asText()).isEqualTo(head);
    }

    @Test
    void an_administrator_has_every_record_stated_once_more() {
        String person = registered(somebody());
        long before = facts.await("person.stated", person, fact -> true)
                .path("revision")
                .asLong();

        String restatement = as(ADMINISTRATOR)
                .post("/v1/facts/restatements", null)
                .hasStatus(202)
                .id();

        facts.await("person.stated", person, fact -> fact.path("revision").asLong() > before);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(ADMINISTRATOR)
                                .get("/v1/facts/restatements/" + restatement)
                                .at("completedAt")
                        != null);
        as(REGISTRAR_AT_MINISTRY).post("/v1/facts/restatements", null).isProblem(403, "not-allowed");
    }
}
