package org.wasl.registry.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.RegistryTest;

/** A mother with her child, and the father, who lives elsewhere. */
@QuarkusTest
class SecondHomeTest extends RegistryTest {
    private String mother;
    private String father;
    private String child;
    private Answer hers;
    private Answer his;

    @BeforeEach
    void parents_who_live_apart() {
        mother = born(40);
        father = born(45);
        child = born(8);
        hers = formed(List.of(member(mother, "HEAD"), member(child, "CHILD")));
        his = formed(List.of(member(father, "HEAD")));
    }

    @Test
    void a_child_lives_in_two_homes_and_is_counted_in_one() {
        Answer both = joined(child);

        assertThat(both.<String>at("members.find { it.personId == '" + child + "' }.stay"))
                .isEqualTo("SHARED");
        assertThat(both.<Integer>at("size")).isEqualTo(1);
        assertThat(read(hers).<Integer>at("size")).isEqualTo(2);
        assertThat(read(hers).<String>at("members.find { it.personId == '" + child + "' }.stay"))
                .isEqualTo("MAIN");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + child + "/households")
                        .<String>list("items.id"))
                .containsExactlyInAnyOrder(hers.id(), his.id());
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/households/" + his.id() + "?on=" + TestClock.today())
                        .<Integer>at("size"))
                .isEqualTo(1);
    }

    @Test
    void a_household_may_be_formed_with_a_child_whose_second_home_it_is() {
        Answer aunts = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of("members", List.of(member(born(30), "HEAD"), shared(child, "OTHER_RELATIVE"))))
                .hasStatus(201);
        assertThat(aunts.<Integer>at("size")).isEqualTo(1);
    }

    @Test
    void only_a_child_with_a_main_home_has_a_second_one_and_no_home_twice() {
        refusedAt("/stay", "only-for-a-child", shared(mother, "SPOUSE"));
        String unknown = registered(REGISTRAR_AT_MINISTRY, ageless()).id();
        formed(List.of(member(unknown, "HEAD")));
        refusedAt("/stay", "only-for-a-child", shared(unknown, "OTHER_RELATIVE"));
        refusedAt("/stay", "main-home-needed", shared(born(5), "CHILD"));
        his = joined(child);
        refusedAt("/members", "same-person-twice", shared(child, "CHILD"));
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        read(his),
                        path(his) + "/change-role",
                        Map.of("personId", child, "role", "CHILD", "stay", "SHARED"))
                .hasStatus(200);
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        read(hers),
                        path(hers) + "/change-role",
                        Map.of("personId", child, "role", "CHILD", "stay", "SHARED"))
                .isProblem(422, "invalid-fields")
                .names("/stay", "main-home-needed");
    }

    @Test
    void the_main_home_of_a_child_is_not_left_while_there_is_a_second_one() {
        joined(child);
        as(REGISTRAR_AT_MINISTRY)
                .step(read(hers), path(hers) + "/leave", Map.of("personId", child))
                .isProblem(409, "shared-stay-remains");
        as(REGISTRAR_AT_MINISTRY)
                .step(read(his), path(his) + "/leave", Map.of("personId", child))
                .hasStatus(200);
        as(REGISTRAR_AT_MINISTRY)
                .step(read(hers), path(hers) + "/leave", Map.of("personId", child))
                .hasStatus(200);
    }

    @Test
    void the_second_home_becomes_the_main_one_in_one_step() {
        joined(child);
        Answer now = as(REGISTRAR_AT_MINISTRY)
                .step(read(his), path(his) + "/change-role", Map.of("personId", child, "role", "CHILD", "stay", "MAIN"))
                .hasStatus(200);

        assertThat(now.<Integer>at("size")).isEqualTo(2);
        Answer former = read(hers);
        assertThat(former.<Integer>at("size")).isEqualTo(1);
        assertThat(former.<String>at("members.find { it.personId == '" + child + "' }.stay"))
                .isEqualTo("SHARED");
        assertThat(former.etag()).isNotEqualTo(hers.etag());
    }

    @Test
    void a_child_who_moves_to_the_second_home_lives_there_for_good() {
        joined(child);
        Answer moved = as(REGISTRAR_AT_MINISTRY)
                .step(
                        read(hers),
                        path(hers) + "/move",
                        Map.of("personId", child, "householdId", his.id(), "role", "CHILD"))
                .hasStatus(200);

        assertThat(moved.<Integer>at("size")).isEqualTo(2);
        assertThat(moved.list("members")).hasSize(2);
        assertThat(read(hers).<Integer>at("size")).isEqualTo(1);
    }

    @Test
    void whoever_parts_or_comes_together_a_second_home_stays_one() {
        his = joined(child);
        String uncle = born(50);
        as(REGISTRAR_AT_MINISTRY)
                .step(his, path(his) + "/members", member(uncle, "SIBLING"))
                .hasStatus(200);
        Answer parted = as(REGISTRAR_AT_MINISTRY)
                .step(
                        read(his),
                        path(his) + "/split",
                        Map.of("members", List.of(member(uncle, "HEAD"), member(child, "OTHER_RELATIVE"))))
                .hasStatus(201);
        assertThat(parted.<String>at("members.find { it.personId == '" + child + "' }.stay"))
                .isEqualTo("SHARED");

        Answer together = as(REGISTRAR_AT_MINISTRY)
                .step(
                        read(hers),
                        path(hers) + "/merge",
                        Map.of(
                                "householdId",
                                parted.id(),
                                "members",
                                List.of(member(uncle, "OTHER_RELATIVE"), member(child, "CHILD"))))
                .hasStatus(200);
        assertThat(together.<Integer>at("size")).isEqualTo(3);
        assertThat(together.<String>list("members.findAll { it.personId == '" + child + "' }.stay"))
                .containsExactly("MAIN");
    }

    @Test
    void the_main_home_is_the_one_by_which_others_find_the_child() {
        joined(child);
        String exported =
                as(REGISTRAR_AT_MINISTRY).get("/v1/persons/export").raw().asString();
        assertThat(exported.lines().filter(line -> line.contains(child)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsSubsequence(child, hers.id(), his.id())
                        .containsOnlyOnce(his.id()));
    }

    private void refusedAt(String pointer, String code, Map<String, Object> newcomer) {
        as(REGISTRAR_AT_MINISTRY)
                .step(read(his), path(his) + "/members", newcomer)
                .isProblem(422, "invalid-fields")
                .names(pointer, code);
    }

    private Answer joined(String person) {
        return as(REGISTRAR_AT_MINISTRY)
                .step(read(his), path(his) + "/members", shared(person, "CHILD"))
                .hasStatus(200);
    }

    private static Answer read(Answer household) {
        return as(REGISTRAR_AT_MINISTRY).get(path(household)).hasStatus(200);
    }

    private static String path(Answer household) {
        return "/v1/households/" + household.id();
    }

    private static Answer formed(List<Map<String, Object>> members) {
        return as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", members, "on", "2024-01-01"))
                .hasStatus(201);
    }

    private static Map<String, Object> ageless() {
        Map<String, Object> person = somebody();
        person.remove("birthDate");
        return person;
    }

    private static String born(int yearsAgo) {
        Map<String, Object> person = somebody();
        person.put(
                "birthDate", TestClock.today().minusYears(yearsAgo).minusDays(1).toString());
        return registered(REGISTRAR_AT_MINISTRY, person).id();
    }

    private static Map<String, Object> member(String person, String role) {
        return Map.of("personId", person, "role", role);
    }

    private static Map<String, Object> shared(String person, String role) {
        Map<String, Object> member = new HashMap<>(member(person, role));
        member.put("stay", "SHARED");
        return member;
    }
}
