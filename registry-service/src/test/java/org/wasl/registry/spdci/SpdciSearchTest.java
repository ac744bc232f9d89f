package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;
import static org.wasl.registry.spdci.Partner.byNumber;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;

/** How a partner searches for persons, and how it is answered. */
@QuarkusTest
class SpdciSearchTest extends SpdciSearches {
    @Test
    void a_person_is_found_by_her_national_number() {
        String number = nationalNumber();
        Map<String, Object> somebody = somebody();
        Answer person = withNumber(registered(REGISTRAR_AT_MINISTRY, somebody), number);

        Answer found = ministry.search("UIN", number);

        assertThat(found.<String>at("header.action")).isEqualTo("on-search");
        assertThat(found.<String>at("header.status")).isEqualTo("succ");
        assertThat(found.<String>at("message.search_response[0].status")).isEqualTo("succ");
        assertThat(found.<Integer>at("message.search_response[0].pagination.total_count"))
                .isEqualTo(1);
        String record = "message.search_response[0].data.reg_records[0].";
        assertThat(found.<String>at(record + "'@id'")).endsWith("/v1/persons/" + person.id());
        assertThat(found.<String>at(record + "member_identifier[0].identifier_type"))
                .isEqualTo("UIN");
        assertThat(found.<String>at(record + "member_identifier[0].identifier_value"))
                .isEqualTo(number);
        assertThat(found.<String>at(record + "demographic_info.name.given_name"))
                .isEqualTo(given(somebody));
        assertThat(found.<String>at(record + "demographic_info.sex")).isEqualTo("female");
        assertThat(found.<Boolean>at(record + "is_disabled")).isTrue();
    }

    @Test
    void numbers_in_arabic_digits_and_a_partners_own_ids_find_her_too() {
        String number = nationalNumber();
        withNumber(registered(REGISTRAR_AT_MINISTRY, somebody()), number);
        StringBuilder arabic = new StringBuilder();
        number.chars().forEach(digit -> arabic.append((char) ('٠' + digit - '0')));
        assertThat(total(ministry.search("UIN", arabic.toString()))).isEqualTo(1);

        String own = "case-" + invented();
        as(UNHCR_SYSTEM)
                .put(
                        "/v1/persons/by-external-id/uin/"
                                + java.net.URLEncoder.encode(own, java.nio.charset.StandardCharsets.UTF_8)
                                + "?confirmNew=DIFFERENT_PERSON",
                        somebody())
                .hasStatus(201);
        assertThat(total(unhcr.search("UIN", own))).isEqualTo(1);
        assertThat(total(ministry.search("UIN", own)))
                .as("another agency's ids")
                .isZero();
    }

    @Test
    void any_telephone_finds_her_and_those_that_may_be_used_are_told_as_a_list() {
        String digits = String.valueOf(random().nextInt(1_000_000, 9_999_999));
        Map<String, Object> body = somebody();
        List<Map<String, Object>> points =
                new ArrayList<>(reachedBy("+96277" + digits, "+96278" + digits, digits + "@example.org"));
        points.add(Map.of("kind", "PHONE", "value", "+96279" + digits, "safeToUse", false));
        body.put("contactPoints", points);
        Answer person = registered(REGISTRAR_AT_MINISTRY, body);
        consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", Persona.UNHCR, "IDENTITY", "CONTACT");
        for (String number : List.of("+96277" + digits, "078" + digits, "079" + digits)) {
            assertThat(total(sent(unhcr, forPurpose("EXCHANGE_UNHCR", "MOBILE", number))))
                    .as(number)
                    .isEqualTo(1);
        }
        Answer found = sent(unhcr, forPurpose("EXCHANGE_UNHCR", "EMAIL", digits + "@example.org"));
        String told = "message.search_response[0].data.reg_records[0].demographic_info.";
        assertThat(found.<List<String>>at(told + "phone_number")).containsExactly("+96277" + digits, "+96278" + digits);
        assertThat(found.<List<String>>at(told + "email")).containsExactly(digits + "@example.org");
    }

    @Test
    void ages_are_whole_years_of_life() {
        Map<String, Object> child = somebody();
        LocalDate today = TestClock.today();
        child.put("birthDate", today.minusYears(7).toString());
        String number = nationalNumber();
        withNumber(registered(REGISTRAR_AT_MINISTRY, child), number);

        assertThat(aged(number, "eq", "7")).isEqualTo(1);
        assertThat(aged(number, "lt", "8")).isEqualTo(1);
        assertThat(aged(number, "lt", "7")).isZero();
        assertThat(aged(number, "ge", "7")).isEqualTo(1);
        assertThat(aged(number, "gt", "7")).isZero();
        assertThat(aged(number, "le", "6.5")).isZero();
    }

    @Test
    void each_search_of_a_message_is_answered_on_its_own() {
        Map<String, Object> message = new HashMap<>(byNumber("UIN", nationalNumber()));
        Map<String, Object> good =
                item("a", Map.of("query_type", "idtype-value", "query", Map.of("type", "UIN", "value", "1234567890")));
        Map<String, Object> unsortable = item(
                "b",
                Map.of(
                        "query_type", "idtype-value",
                        "query", Map.of("type", "UIN", "value", "1234567890"),
                        "sort", List.of(Map.of("attribute_name", "shoe_size"))));
        Map<String, Object> nonsense =
                item("c", Map.of("query_type", "expression", "query", Map.of("type", "x", "value", Map.of())));
        Map<String, Object> noNumber = item("d", predicate("age", "lt", "young"));
        message.put("search_request", List.of(good, unsortable, nonsense, noNumber, good));

        Answer answer = ministry.send("sync/search", ministry.signed(ministry.envelope("search", message)))
                .hasStatus(200);

        assertThat(answer.<String>list("message.search_response.status"))
                .containsExactly("succ", "rjct", "rjct", "rjct", "rjct");
        assertThat(answer.<String>list("message.search_response.status_reason_code"))
                .containsExactly(
                        null,
                        "rjct.sort.invalid",
                        "rjct.search_criteria.invalid",
                        "rjct.filter.invalid",
                        "rjct.reference_id.duplicate");
        assertThat(answer.<Integer>at("header.total_count")).isEqualTo(5);
    }

    @Test
    void an_attribute_that_nobody_has_is_told_and_is_not_taken_for_an_id_that_no_record_has() {
        Map<String, Object> expression = Map.of(
                "query_type",
                "expression",
                "query",
                Map.of("value", Map.of("expression", Map.of("query", Map.of("mariatl_status", Map.of("$eq", "W"))))));
        for (Map<String, Object> criteria : List.of(predicate("mariatl_status", "eq", "W"), expression)) {
            Answer answer = sent(ministry, criteria);
            assertThat(answer.<String>at("message.search_response[0].status")).isEqualTo("rjct");
            assertThat(answer.<String>at("message.search_response[0].status_reason_code"))
                    .isEqualTo("rjct.search_criteria.invalid");
        }
        assertThat(total(sent(ministry, predicate("BRN", "eq", "0")))).isZero();
    }

    @Test
    void a_person_is_found_by_marital_status_in_the_codes_of_the_standard_and_in_ours() {
        Map<String, Object> widow = somebody();
        widow.put("maritalStatus", "WIDOWED");
        String number = nationalNumber();
        withNumber(registered(REGISTRAR_AT_MINISTRY, widow), number);
        for (String code : List.of("W", "w", "WIDOWED")) {
            assertThat(total(sent(ministry, both(number, "marital_status", code))))
                    .isEqualTo(1);
        }
        assertThat(total(sent(ministry, both(number, "marital_status", "M")))).isZero();
        assertThat(sent(ministry, both(number, "marital_status", "X"))
                        .<String>at("message.search_response[0].status_reason_code"))
                .isEqualTo("rjct.filter.invalid");
    }

    @Test
    void pages_are_counted_from_one() {
        String family = invented();
        Map<String, Object> shared = named("هند", invented(), family);
        shared.put("contactPoints", reachedBy("+96277" + random().nextInt(1_000_000, 9_000_000)));
        registered(REGISTRAR_AT_MINISTRY, shared);
        Map<String, Object> twin = named("ريم", invented(), family);
        twin.put("contactPoints", shared.get("contactPoints"));
        registered(REGISTRAR_AT_MINISTRY, twin);
        Map<String, Object> criteria = new HashMap<>(
                Map.of("query_type", "idtype-value", "query", Map.of("type", "MOBILE", "value", phoneOf(shared))));
        criteria.put("sort", List.of(Map.of("attribute_name", "registration_date", "sort_order", "desc")));
        criteria.put("pagination", Map.of("page_size", 1, "page_number", 1));
        Answer first = sent(ministry, criteria);
        criteria.put("pagination", Map.of("page_size", 1, "page_number", 2));
        Answer second = sent(ministry, criteria);
        criteria.put("pagination", Map.of("page_size", 1, "page_number", 3));
        Answer third = sent(ministry, criteria);

        String given = "message.search_response[0].data.reg_records[0].demographic_info.name.given_name";
        assertThat(first.<String>at(given)).isEqualTo("ريم");
        assertThat(second.<String>at(given)).isEqualTo("هند");
        assertThat(third.<List<Object>>at("message.search_response[0].data.reg_records"))
                .isEmpty();
        assertThat(total(third)).isEqualTo(2);
    }

    private static Map<String, Object> both(String number, String name, String value) {
        return Map.of(
                "query_type",
                "predicate",
                "query",
                List.of(Map.of(
                        "expression1",
                        Map.of("attribute_name", "UIN", "operator", "eq", "attribute_value", number),
                        "condition",
                        "and",
                        "expression2",
                        Map.of("attribute_name", name, "operator", "eq", "attribute_value", value))));
    }

    private int aged(String number, String operator, String age) {
        return total(sent(
                ministry,
                Map.of(
                        "query_type",
                        "predicate",
                        "query",
                        List.of(Map.of(
                                "seq_num",
                                1,
                                "expression1",
                                Map.of("attribute_name", "UIN", "operator", "eq", "attribute_value", number),
                                "condition",
                                "and",
                                "expression2",
                                Map.of("attribute_name", "age", "operator", operator, "attribute_value", age))))));
    }

    private static Map<String, Object> predicate(String name, String operator, String value) {
        return Map.of(
                "query_type",
                "predicate",
                "query",
                List.of(Map.of(
                        "expression1",
                        Map.of("attribute_name", name, "operator", operator, "attribute_value", value))));
    }

    private static Map<String, Object> item(String reference, Map<String, Object> criteria) {
        return Map.of("reference_id", reference, "timestamp", TestClock.now().toString(), "search_criteria", criteria);
    }
}
