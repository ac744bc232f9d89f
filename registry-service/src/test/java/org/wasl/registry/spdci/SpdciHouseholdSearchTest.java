package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** Searches for households and their members. */
@QuarkusTest
class SpdciHouseholdSearchTest extends SpdciSearches {
    @Test
    void a_poor_household_is_found_with_those_who_live_in_it() {
        Map<String, Object> her = somebody();
        Answer mother = registered(REGISTRAR_AT_MINISTRY, her);
        Answer child = registered(REGISTRAR_AT_MINISTRY, somebody());
        Answer household = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", mother.id(), "role", "HEAD"),
                                        Map.of("personId", child.id(), "role", "CHILD"))))
                .hasStatus(201);
        double score = random().nextInt(100_000, 900_000);
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", household.etag())
                .put(
                        "/v1/households/" + household.id() + "/poverty-score",
                        Map.of("score", score, "type", "UNHCR_VAF", "scoredOn", "2026-01-05"))
                .hasStatus(200);

        Answer found = sent(
                ministry,
                Map.of(
                        "query_type",
                        "expression",
                        "query",
                        Map.of(
                                "type",
                                "ns:org:QueryType:expression",
                                "value",
                                Map.of(
                                        "expression",
                                        Map.of(
                                                "collection",
                                                "Group",
                                                "query",
                                                Map.of(
                                                        "$and",
                                                        List.of(
                                                                Map.of("poverty_score", Map.of("$eq", score)),
                                                                Map.of("location", Map.of("$eq", "JO-IR")),
                                                                Map.of("group_size", Map.of("$lt", 5))))))),
                        "sort",
                        List.of(Map.of("attribute_name", "poverty_score", "sort_order", "asc"))));

        assertThat(total(found)).isEqualTo(1);
        String group = "message.search_response[0].data.reg_records[0].";
        assertThat(found.<String>at(group + "'@type'")).isEqualTo("Group");
        assertThat(found.<Integer>at(group + "group_size")).isEqualTo(2);
        assertThat(found.<String>at(group + "poverty_score_type")).isEqualTo("UNHCR_VAF");
        assertThat(found.<String>at(group + "group_head_info.demographic_info.name.given_name"))
                .isEqualTo(given(her));
        assertThat(found.<List<Object>>at(group + "member_list")).hasSize(2);
        assertThat(found.<String>at(group + "member_list[1].related_person[0].relationship_type"))
                .isEqualTo("CHILD");
        assertThat(total(sent(
                        ministry,
                        Map.of(
                                "query_type",
                                "idtype-value",
                                "response_entity",
                                "Group",
                                "query",
                                Map.of("type", "HOUSEHOLD_ID", "value", household.id())))))
                .isEqualTo(1);
        assertThat(total(sent(
                        unhcr,
                        Map.of(
                                "query_type",
                                "idtype-value",
                                "response_entity",
                                "Group",
                                "query",
                                Map.of("type", "HOUSEHOLD_ID", "value", household.id())))))
                .isZero();
    }

    @Test
    void a_child_with_two_homes_is_a_member_of_the_main_one_alone() {
        Map<String, Object> small = somebody();
        small.put("birthDate", TestClock.today().minusYears(6).toString());
        String child = registered(REGISTRAR_AT_MINISTRY, small).id();
        Answer main = household(registered(REGISTRAR_AT_MINISTRY, somebody()).id(), child, "MAIN");
        Answer second = household(registered(REGISTRAR_AT_MINISTRY, somebody()).id(), child, "SHARED");

        assertThat(sizes(main)).containsExactly(2, 2);
        assertThat(sizes(second)).containsExactly(1, 1);
    }

    private static Answer household(String head, String child, String stay) {
        return as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", head, "role", "HEAD"),
                                        Map.of("personId", child, "role", "CHILD", "stay", stay))))
                .hasStatus(201);
    }

    /** The size of the group that is told, and how many members it has. */
    private List<Integer> sizes(Answer household) {
        Answer found = sent(
                ministry,
                Map.of(
                        "query_type",
                        "idtype-value",
                        "response_entity",
                        "Group",
                        "query",
                        Map.of("type", "HOUSEHOLD_ID", "value", household.id())));
        String group = "message.search_response[0].data.reg_records[0].";
        return List.of(
                found.<Integer>at(group + "group_size"),
                found.<List<Object>>at(group + "member_list").size());
    }
}
