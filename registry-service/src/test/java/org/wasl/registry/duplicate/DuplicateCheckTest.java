package org.wasl.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class DuplicateCheckTest extends RegistryTest {
    @Test
    void a_name_in_the_other_script_with_the_same_birth_date_is_recognised() {
        String id = registered(REGISTRAR_AT_MINISTRY, her("ARAB", "عائشة", "معاذ", "الصالح", "1991-03-14"))
                .id();

        Answer refused = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", her("LATN", "Aisha", "Moath", "Al-Saleh", "1991-03-14"))
                .isProblem(409, "possible-duplicate");

        Map<String, Object> first =
                refused.<Map<String, Object>>list("candidates").get(0);
        assertThat(first).containsEntry("personId", id);
        assertThat((Float) first.get("probability")).isGreaterThan(0.5f);
        assertThat(refused.<String>list("candidates[0].reasons.field"))
                .contains("GIVEN_NAME", "LINEAGE", "BIRTH_DATE", "SEX", "RARITY", "HOUSEHOLD");
        assertThat(refused.<String>list("candidates[0].reasons.findAll { it.field == 'BIRTH_DATE' }.agreement"))
                .containsExactly("EQUAL");
    }

    @Test
    void another_agencys_record_is_there_and_says_nothing() {
        registered(REGISTRAR_AT_MINISTRY, her("ARAB", "خديجة", "عثمان", "العجارمة", "1987-11-23"));

        Answer refused = as(REGISTRAR_AT_UNHCR)
                .post("/v1/persons", her("LATN", "Khadija", "Osman", "Ajarmeh", "1987-11-23"))
                .isProblem(409, "possible-duplicate");

        List<Map<String, Object>> candidates = refused.list("candidates");
        assertThat(candidates.get(candidates.size() - 1))
                .containsEntry("personId", null)
                .containsEntry("reasons", List.of());
    }

    /** Else the month and the day, the telephone and the governorate are found by trying. */
    @Test
    void how_like_another_agencys_records_are_is_not_told_and_neither_is_how_many() {
        Map<String, Object> known = somebody();
        known.put("birthDate", "1984-03-12");
        registered(REGISTRAR_AT_MINISTRY, known);
        registered(REGISTRAR_AT_MINISTRY, known);
        String own = registered(REGISTRAR_AT_UNHCR, known).id();

        for (String guess : List.of("1984-03-12", "1984-03-28", "1984-11-12")) {
            Map<String, Object> asked = new HashMap<>(known);
            asked.put("birthDate", guess);
            Answer refused = as(REGISTRAR_AT_UNHCR).post("/v1/persons", asked).isProblem(409, "possible-duplicate");
            List<Map<String, Object>> candidates = refused.list("candidates");
            assertThat(candidates).hasSize(2);
            assertThat(candidates.get(0)).containsEntry("personId", own);
            assertThat(candidates.get(0).get("probability")).isNotNull();
            assertThat(candidates.get(1))
                    .containsEntry("personId", null)
                    .containsEntry("probability", null)
                    .containsEntry("reasons", List.of());
        }
    }

    @Test
    void a_merge_does_not_tell_how_like_the_other_agencys_record_is() {
        String number = nationalNumber();
        Map<String, Object> theirs = somebody();
        theirs.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        String atUnhcr = registered(REGISTRAR_AT_UNHCR, theirs).id();
        Map<String, Object> ours = somebody();
        ours.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        String atMinistry = registered(REGISTRAR_AT_MINISTRY, ours).id();
        merged(atMinistry, atUnhcr, confirmed(reviewOf(atMinistry, atUnhcr))).hasStatus(201);
        theirs.remove("identifiers");

        Answer refused = as(REGISTRAR_AT_MINISTRY).post("/v1/persons", theirs).isProblem(409, "possible-duplicate");
        assertThat(refused.<Object>list("candidates.personId")).containsOnlyNulls();
        assertThat(refused.<Object>list("candidates.probability")).containsOnlyNulls();
    }

    @Test
    void a_review_of_another_agencys_record_tells_how_the_two_agree_and_no_numbers() {
        Map<String, Object> known = somebody();
        String theirs = registered(REGISTRAR_AT_UNHCR, known).id();
        String own = registered(REGISTRAR_AT_MINISTRY, known).id();

        Answer review = reviewOf(own, theirs);
        assertThat(review.<Object>at("weight")).isNull();
        assertThat(review.<Object>at("probability")).isNull();
        assertThat(review.<Object>list("reasons.weight")).containsOnlyNulls();
        assertThat(review.<String>list("reasons.agreement")).isNotEmpty().doesNotContainNull();
    }

    @Test
    void brothers_and_sisters_are_not_taken_for_each_other() {
        String family = invented();
        registered(REGISTRAR_AT_MINISTRY, child("سامي", family, "2014-05-02", "MALE"));

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", child("هدى", family, "2017-08-19", "FEMALE"))
                .hasStatus(201);
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", child("نبيل", family, "2011-01-30", "MALE"))
                .hasStatus(201);
    }

    @Test
    void a_common_name_alone_is_nobody() {
        Map<String, Object> one = named("محمد", "أحمد", "الخطيب");
        one.put("birthDate", "1970-02-03");
        one.put("contactPoints", List.of());
        Map<String, Object> other = new HashMap<>(one);
        other.put("birthDate", "1996-10-21");
        registered(REGISTRAR_AT_MINISTRY, one);

        as(REGISTRAR_AT_MINISTRY).post("/v1/persons", other).hasStatus(201);
    }

    @Test
    void whoever_has_her_number_is_shown_whatever_the_names() {
        String number = nationalNumber();
        Map<String, Object> one = named("سلمى", invented(), invented());
        one.put("identifiers", List.of(number("JO_PERSONAL_NO", number)));
        String id = registered(REGISTRAR_AT_MINISTRY, one).id();
        Map<String, Object> other = named("نادر", invented(), invented());
        other.put("sex", "MALE");
        other.put("birthDate", "1950-12-31");
        other.put("identifiers", List.of(number("JO_PERSONAL_NO", number)));

        Answer refused = as(REGISTRAR_AT_MINISTRY).post("/v1/persons", other).isProblem(409, "possible-duplicate");

        assertThat(refused.<String>list("candidates.personId")).contains(id);
    }

    @Test
    void a_name_that_is_changed_makes_known_who_was_not() {
        String family = invented();
        Map<String, Object> one = her("ARAB", "ليلى", "بلال", family, "1979-06-25");
        String first = registered(REGISTRAR_AT_MINISTRY, one).id();
        Map<String, Object> other = her("ARAB", "ريم", invented(), invented(), "1979-06-25");
        Answer second = registered(REGISTRAR_AT_MINISTRY, other);

        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + second.id(), second.etag(), Map.of("names", one.get("names")))
                .hasStatus(200);

        await().until(() -> pairs().contains(Set.of(first, second.id())));
    }

    @Test
    void two_registered_at_the_same_moment_are_found_in_the_background() throws Exception {
        Map<String, Object> body = her("ARAB", "نور", invented(), invented(), "1999-09-04");
        var pool = Executors.newFixedThreadPool(4);
        List<Callable<String>> rush = List.of(
                () -> registered(REGISTRAR_AT_MINISTRY, body).id(),
                () -> registered(REGISTRAR_AT_MINISTRY, body).id());
        List<String> ids = new ArrayList<>();
        for (var one : pool.invokeAll(rush)) {
            ids.add(one.get());
        }
        pool.shutdown();

        await().until(() -> pairs().contains(Set.copyOf(ids)));
    }

    private static Set<Set<Object>> pairs() {
        return reviews(as(STEWARD_AT_MINISTRY)).stream()
                .map(RegistryTest::sides)
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Map<String, Object> child(String given, String family, String born, String sex) {
        Map<String, Object> child = named(given, "خالد", family);
        child.put("birthDate", born);
        child.put("sex", sex);
        child.put("contactPoints", reachedBy("+962791234567"));
        return child;
    }

    private static Map<String, Object> her(String script, String given, String father, String family, String born) {
        Map<String, Object> body =
                script.equals("ARAB") ? named(given, father, family) : inLatin(given, father, family);
        body.put("birthDate", born);
        body.put("contactPoints", List.of());
        return body;
    }
}
