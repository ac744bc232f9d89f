package org.wasl.registry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class PersonSearchTest extends RegistryTest {
    @Test
    void the_likeliest_comes_first_and_each_says_why() {
        String family = invented();
        String exactly = registered(REGISTRAR_AT_MINISTRY, named("محمود", "سعيد", family))
                .id();
        String otherVowels =
                registered(REGISTRAR_AT_MINISTRY, named("محمد", "سعيد", family)).id();

        Answer found = searched(Map.of("name", family + " محمود"));

        assertThat(found.<String>list("items.id")).containsExactly(exactly, otherVowels);
        assertThat(found.<Float>list("items.score").get(0))
                .isGreaterThan(found.<Float>list("items.score").get(1));
        assertThat(found.<String>list("items[0].reasons.agreement")).containsOnly("EQUAL");
        assertThat(found.<String>list("items[1].reasons.agreement")).contains("SIMILAR");
        assertThat(found.<String>at("next")).isNull();
    }

    @Test
    void the_beginning_of_a_word_in_the_other_script_is_enough() {
        String father = invented();
        String id = registered(REGISTRAR_AT_MINISTRY, named("إبراهيم", father, "الخطيب"))
                .id();

        Answer found = searched(Map.of("name", "khat " + father));

        assertThat(found.<String>list("items.id")).containsExactly(id);
        assertThat(found.<Map<String, Object>>list("items[0].reasons").get(0))
                .containsEntry("field", "NAME")
                .containsEntry("agreement", "BEGINS_WITH")
                .containsEntry("asked", "khat");
    }

    @Test
    void one_word_of_several_may_be_wrong() {
        String family = invented();
        String id =
                registered(REGISTRAR_AT_MINISTRY, named("زينب", "طارق", family)).id();

        Answer found = searched(Map.of("name", "زينب سامر " + family));

        assertThat(found.<String>list("items.id")).containsExactly(id);
        assertThat(found.<String>list("items[0].reasons.agreement")).contains("MISSING");
    }

    /** One character of it is read as four words: each word more makes the search longer, whoever asks. */
    @Test
    void not_by_more_words_than_a_name_has() {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/search", Map.of("name", "\uFDFA".repeat(50)))
                .isProblem(422, "invalid-fields")
                .names("/name", "too-many-words");
    }

    @Test
    void by_telephone_with_and_without_the_country() {
        Map<String, Object> body = somebody();
        String digits = String.valueOf(random().nextInt(1_000_000, 9_999_999));
        body.put("contactPoints", reachedBy("+962 79 " + digits));
        String id = registered(REGISTRAR_AT_MINISTRY, body).id();

        Answer found = searched(Map.of("phone", "079 " + digits));

        assertThat(found.<String>list("items.id")).containsExactly(id);
        assertThat(found.<String>list("items[0].reasons.field")).containsExactly("PHONE");
    }

    @Test
    void by_a_birth_date_whose_day_and_month_were_exchanged_and_by_the_year_where_no_more_is_known() {
        String family = invented();
        String exchanged = registered(REGISTRAR_AT_MINISTRY, born(family, "1988-03-07", "EXACT"))
                .id();
        String year = registered(REGISTRAR_AT_MINISTRY, born(family, "1988-01-01", "YEAR"))
                .id();
        registered(REGISTRAR_AT_MINISTRY, born(family, "1988-01-01", "EXACT"));

        Answer found = searched(Map.of("name", family, "birthDate", "1988-07-03"));

        assertThat(found.<String>list("items.id")).containsExactlyInAnyOrder(exchanged, year);
        assertThat(found.<String>at("items[0].reasons[1].agreement")).isEqualTo("SIMILAR");
    }

    @Test
    void by_the_household_she_lives_in() {
        String mother = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String son = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String household = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", mother, "role", "HEAD"),
                                        Map.of("personId", son, "role", "CHILD"))))
                .hasStatus(201)
                .id();

        assertThat(searched(Map.of("householdId", household)).<String>list("items.id"))
                .containsExactlyInAnyOrder(mother, son);
    }

    @Test
    void nobody_is_found_by_a_part_that_may_not_be_seen() {
        String family = invented();
        Map<String, Object> body = named("هند", "سعيد", family);
        String phone = phoneOf(body);
        String id = registered(REGISTRAR_AT_MINISTRY, body).id();
        consented(REGISTRAR_AT_MINISTRY, id, "EXCHANGE_UNHCR", UNHCR, "LOCATION", "CONTACT");

        assertThat(asUnhcr(Map.of("name", family))).isEmpty();
        assertThat(asUnhcr(Map.of("phone", phone))).containsExactly(id);
        assertThat(asUnhcr(Map.of("phone", phone, "birthDate", body.get("birthDate"))))
                .isEmpty();

        consented(REGISTRAR_AT_MINISTRY, id, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        assertThat(asUnhcr(Map.of("name", family))).containsExactly(id);
    }

    @Test
    void what_cannot_be_searched_is_said_and_signs_of_the_query_language_are_letters() {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/search", Map.of("name", "-- --"))
                .isProblem(422, "invalid-fields")
                .names("/name", "no-word-to-find");
        for (String odd : List.of("a' | 'b", "x:* & !y", "\\'khatib\\", "((((", "<->", "ЁЖ'ы")) {
            assertThat(as(REGISTRAR_AT_MINISTRY)
                            .post("/v1/persons/search", Map.of("name", odd))
                            .raw()
                            .statusCode())
                    .as(odd)
                    .isIn(200, 422);
        }
    }

    @Test
    void a_name_without_any_sound_is_kept_too() {
        Map<String, Object> body = somebody();
        body.put("names", List.of(Map.of("script", "OTHER", "use", "OFFICIAL", "given", "ع")));
        registered(REGISTRAR_AT_MINISTRY, body);
        body.put("names", List.of(Map.of("script", "OTHER", "use", "OFFICIAL", "given", "\u30a2\u30a4")));
        registered(REGISTRAR_AT_MINISTRY, body);
    }

    private static Map<String, Object> born(String family, String date, String precision) {
        Map<String, Object> body = new HashMap<>(named("سلمى", invented(), family));
        body.put("birthDate", date);
        body.put("birthDatePrecision", precision);
        return body;
    }

    private static Answer searched(Map<String, Object> query) {
        return as(REGISTRAR_AT_MINISTRY).post("/v1/persons/search", query).hasStatus(200);
    }

    private static List<String> asUnhcr(Map<String, Object> query) {
        return as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .post("/v1/persons/search", query)
                .hasStatus(200)
                .list("items.id");
    }
}
