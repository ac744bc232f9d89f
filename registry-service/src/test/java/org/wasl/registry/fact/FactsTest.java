package org.wasl.registry.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.StatedFacts;
import org.wasl.registry.RegistryTest;

/** What the registry states for figures: of each record the whole of what is counted, after each change. */
@QuarkusTest
class FactsTest extends RegistryTest {
    @Inject
    EntityManager entities;

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

    private static void erase(String person) {
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", person, "kind", "ERASURE", "askedBy", "SELF"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);
    }

    @Test
    void each_kind_has_its_view() {
        StatedFacts.haveTheirViews(Producer.REGISTRY);
    }

    /** The view groups by itself: what it does with each country is asked of its own expression. */
    @Test
    @TestTransaction
    void the_view_groups_nationalities_as_the_events_do() {
        String view = entities.createNativeQuery("select pg_get_viewdef('person_fact')", String.class)
                .getSingleResult()
                .toString();
        String groups = view.substring(view.indexOf("CASE p.nationality"), view.indexOf("AS nationality_group"))
                .replaceAll("::\\w+", "");

        List<?> rows = entities.createNativeQuery("select p.nationality, " + groups
                        + " from unnest(cast(:countries as text[])) as p(nationality)")
                .setParameter("countries", Locale.getISOCountries())
                .getResultList();

        assertThat(rows).hasSize(Locale.getISOCountries().length).allSatisfy(row -> {
            Object[] cells = (Object[]) row;
            assertThat(cells[1])
                    .isEqualTo(NationalityGroup.of(cells[0].toString()).name());
        });
    }

    @Test
    void a_person_is_stated_by_codes_and_again_after_each_change() {
        String person = registered(somebodyWith(Map.of(
                "sex", "FEMALE",
                "birthDate", "1991-04-12",
                "nationality", "SY",
                "governorate", "JO-MA",
                "legalStatus", "REFUGEE",
                "disability", true,
                "disabilityCard", false)));

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
        assertThat(first.path("disabilityCard").asText()).isEqualTo("false");
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
        erase(person);

        JsonNode erased = facts.await(
                "person.stated", person, fact -> fact.path("status").asText().equals("ERASED"));

        assertThat(erased.has("birthYear")).isFalse();
        assertThat(erased.has("governorate")).isFalse();
        facts.await("need.removed", need, fact -> true);
    }

    @Test
    void who_went_away_is_stated_with_how_also_when_that_is_learnt_later() {
        String person = registered(somebodyWith(Map.of()));
        says(person, Map.of("status", "INACTIVE"));
        JsonNode gone = facts.await(
                "person.stated", person, fact -> fact.path("status").asText().equals("INACTIVE"));
        assertThat(gone.has("departure")).isFalse();

        says(person, Map.of("status", "INACTIVE", "departure", "SPONTANEOUS_DEPARTURE"));
        facts.await(
                "person.stated", person, fact -> fact.path("departure").asText().equals("SPONTANEOUS_DEPARTURE"));

        says(person, Map.of("status", "ACTIVE"));
        facts.await(
                "person.stated",
                person,
                fact -> isLater(fact, gone) && fact.path("status").asText().equals("ACTIVE") && !fact.has("departure"));
    }

    private static void says(String person, Map<String, String> status) {
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .put("/v1/persons/" + person + "/status", status)
                .hasStatus(200);
    }

    @Test
    void a_merged_record_is_stated_with_its_survivor_until_it_is_separated() {
        Map<String, Object> body = somebodyWith(Map.of("birthDate", "1975-01-02", "governorate", "JO-AM"));
        String one = registered(body);
        String other = registered(body);
        Answer merge = merged(one, other, confirmed(reviewOf(one, other))).hasStatus(201);

        JsonNode merged = facts.await(
                "person.stated", other, fact -> fact.path("status").asText().equals("MERGED"));
        assertThat(merged.path("survivorId").asText()).isEqualTo(one);
        assertThat(merged.path("birthYear").asInt()).isEqualTo(1975);

        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/merges/" + merge.id() + "/undo", null)
                .hasStatus(200);
        facts.await(
                "person.stated",
                other,
                fact -> isLater(fact, merged)
                        && fact.path("status").asText().equals("ACTIVE")
                        && !fact.has("survivorId"));
    }

    @Test
    void a_record_that_was_merged_into_that_of_an_erased_person_states_no_year_of_birth_and_no_place_either() {
        Map<String, Object> body = somebodyWith(Map.of("birthDate", "1975-01-02", "governorate", "JO-AM"));
        String one = registered(body);
        String other = registered(body);
        merged(one, other, confirmed(reviewOf(one, other))).hasStatus(201);

        erase(one);

        JsonNode erased = facts.await(
                "person.stated",
                other,
                fact -> fact.path("status").asText().equals("MERGED") && !fact.has("birthYear"));
        assertThat(erased.has("governorate")).isFalse();
        assertThat(erased.path("survivorId").asText()).isEqualTo(one);
    }

    private static boolean isLater(JsonNode fact, JsonNode than) {
        return fact.path("revision").asLong() > than.path("revision").asLong();
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
    void a_household_is_stated_with_the_sex_age_and_governorate_of_its_head_and_again_when_these_are_corrected() {
        Answer head = registered(
                REGISTRAR_AT_MINISTRY,
                somebodyWith(Map.of("sex", "FEMALE", "birthDate", "1988-02-03", "governorate", "JO-MA")));
        Answer home = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(Map.of("personId", head.id(), "role", "HEAD"))))
                .hasStatus(201);

        JsonNode stated = facts.await("household.stated", home.id(), fact -> true);
        assertThat(stated.path("headSex").asText()).isEqualTo("FEMALE");
        assertThat(stated.path("headBirthYear").asInt()).isEqualTo(1988);
        assertThat(stated.path("governorate").asText()).isEqualTo("JO-MA");

        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + head.id(), "*", Map.of("governorate", "JO-IR", "birthDate", "1987-02-03"))
                .hasStatus(200);

        facts.await(
                "household.stated",
                home.id(),
                fact -> fact.path("governorate").asText().equals("JO-IR")
                        && fact.path("headBirthYear").asInt() == 1987);
    }

    @Test
    void a_person_who_went_away_or_died_is_stated_with_since_when() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebodyWith(Map.of("birthDate", "1960-05-06")));

        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .put("/v1/persons/" + person.id() + "/status", Map.of("status", "INACTIVE"))
                .hasStatus(200);

        JsonNode away = facts.await("person.stated", person.id(), fact -> fact.path("status")
                .asText()
                .equals("INACTIVE"));
        assertThat(away.path("statusSince").asText()).isNotEmpty();
        assertThat(away.path("birthPrecision").asText()).isEqualTo("EXACT");
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
