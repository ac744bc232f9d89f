package org.wasl.registry.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.RegistryTest;

/** A mother, her husband, their daughter and the grandmother; and a home with one man. */
@QuarkusTest
class HouseholdHistoryTest extends RegistryTest {
    private String mother;
    private String father;
    private String daughter;
    private String grandmother;
    private Answer home;
    private String neighbour;
    private Answer nextDoor;

    @BeforeEach
    void two_homes() {
        mother = person();
        father = person();
        daughter = person();
        grandmother = person();
        neighbour = person();
        home = formed(
                "2015-01-01",
                List.of(
                        member(mother, "HEAD"),
                        member(father, "SPOUSE"),
                        member(daughter, "CHILD"),
                        member(grandmother, "PARENT")));
        nextDoor = formed("2015-01-01", List.of(member(neighbour, "HEAD")));
    }

    @Test
    void roles_change_and_each_has_its_time() {
        Answer widowed = step(home, "leave", Map.of("personId", father, "reason", "DIED", "on", "2018-05-01"));
        Answer older = step(
                widowed, "change-head", Map.of("personId", daughter, "formerHeadRole", "PARENT", "on", "2024-09-01"));

        Answer now = as(REGISTRAR_AT_MINISTRY).get("/v1/households/" + home.id());
        assertThat(roles(now)).contains(daughter + " HEAD", mother + " PARENT", father + " SPOUSE");
        assertThat(older.<List<Map<String, Object>>>at("members.find { it.personId == '" + mother + "' }.formerRoles"))
                .singleElement()
                .satisfies(former -> assertThat(former)
                        .containsEntry("role", "HEAD")
                        .containsEntry("since", "2015-01-01")
                        .containsEntry("until", "2024-09-01"));
        assertThat(now.<String>at("members.find { it.personId == '" + father + "' }.leaveReason"))
                .isEqualTo("DIED");

        assertThat(roles(on(home, "2016-01-01")))
                .containsExactlyInAnyOrder(
                        mother + " HEAD", father + " SPOUSE", daughter + " CHILD", grandmother + " PARENT");
        assertThat(roles(on(home, "2020-01-01")))
                .containsExactlyInAnyOrder(mother + " HEAD", daughter + " CHILD", grandmother + " PARENT");
        assertThat(roles(on(home, "2014-01-01"))).isEmpty();
    }

    @Test
    void a_principal_representative_takes_the_place_of_the_one_of_before() {
        Answer first =
                step(home, "change-role", Map.of("personId", mother, "role", "HEAD", "principalRepresentative", true));
        Answer second = step(
                first, "change-role", Map.of("personId", father, "role", "SPOUSE", "principalRepresentative", true));

        assertThat(second.<String>list("members.findAll { it.principalRepresentative }.personId"))
                .containsExactly(father);
        as(REGISTRAR_AT_MINISTRY)
                .step(second, path(home) + "/change-role", Map.of("personId", father, "role", "HEAD"))
                .isProblem(409, "household-head-required");
    }

    @Test
    void the_grandmother_moves_next_door_in_one_step() {
        Answer moved = step(
                home,
                "move",
                Map.of("personId", grandmother, "householdId", nextDoor.id(), "role", "PARENT", "on", "2020-02-02"));

        assertThat(moved.id()).isEqualTo(nextDoor.id());
        assertThat(roles(moved)).containsExactlyInAnyOrder(neighbour + " HEAD", grandmother + " PARENT");
        assertThat(roles(on(home, "2020-02-02"))).hasSize(3);
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/households?personId=" + grandmother)
                        .<String>list("items.id"))
                .containsExactlyInAnyOrder(home.id(), nextDoor.id());
    }

    @Test
    void a_family_parts_and_the_new_home_knows_where_it_came_from() {
        Answer parted = as(REGISTRAR_AT_MINISTRY)
                .step(
                        home,
                        path(home) + "/split",
                        Map.of(
                                "members",
                                List.of(member(father, "HEAD"), member(grandmother, "PARENT")),
                                "on",
                                "2021-01-01"))
                .hasStatus(201);

        assertThat(parted.<String>at("splitFromId")).isEqualTo(home.id());
        assertThat(roles(parted)).containsExactlyInAnyOrder(father + " HEAD", grandmother + " PARENT");
        assertThat(roles(on(home, "2022-01-01"))).containsExactlyInAnyOrder(mother + " HEAD", daughter + " CHILD");
    }

    @Test
    void a_head_parts_only_when_another_follows_her() {
        Map<String, Object> leaving = new HashMap<>(Map.of("members", List.of(member(mother, "HEAD"))));
        as(REGISTRAR_AT_MINISTRY).step(home, path(home) + "/split", leaving).isProblem(409, "household-head-required");

        leaving.put("nextHeadId", father);
        leaving.put("formerHeadRole", "SPOUSE");
        as(REGISTRAR_AT_MINISTRY).step(home, path(home) + "/split", leaving).hasStatus(201);

        assertThat(roles(on(home, today())))
                .containsExactlyInAnyOrder(father + " HEAD", daughter + " CHILD", grandmother + " PARENT");
    }

    @Test
    void two_homes_become_one_and_the_other_says_where_it_went() {
        String merge = path(nextDoor) + "/merge";
        Map<String, Object> some = Map.of("householdId", home.id(), "members", List.of(member(mother, "SPOUSE")));
        as(REGISTRAR_AT_MINISTRY)
                .step(nextDoor, merge, some)
                .isProblem(422, "invalid-fields")
                .names("/members", "all-members-needed");

        Answer together = as(REGISTRAR_AT_MINISTRY)
                .step(
                        nextDoor,
                        merge,
                        Map.of(
                                "householdId",
                                home.id(),
                                "members",
                                List.of(
                                        member(mother, "SPOUSE"),
                                        member(father, "OTHER_RELATIVE"),
                                        member(daughter, "CHILD"),
                                        member(grandmother, "OTHER_RELATIVE"))))
                .hasStatus(200);

        assertThat(roles(together)).hasSize(5).contains(neighbour + " HEAD", daughter + " CHILD");
        Answer ended = as(REGISTRAR_AT_MINISTRY).get(path(home));
        assertThat(ended.<String>at("status")).isEqualTo("MERGED");
        assertThat(ended.<String>at("mergedIntoId")).isEqualTo(nextDoor.id());
        assertThat(ended.<String>list("allowedActions")).isEmpty();
        as(REGISTRAR_AT_MINISTRY)
                .step(ended, path(home) + "/members", member(person(), "HEAD"))
                .isProblem(409, "household-is-merged");
        as(REGISTRAR_AT_MINISTRY)
                .step(ended, path(home) + "/leave", Map.of("personId", daughter))
                .isProblem(409, "household-is-merged");
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", ended.etag())
                .put(path(home) + "/poverty-score", Map.of("score", 2.4, "type", "UNHCR_VAF", "scoredOn", "2024-01-01"))
                .isProblem(409, "household-is-merged");
    }

    @Test
    void nothing_of_a_step_stays_that_could_not_be_done_whole() {
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        home,
                        path(home) + "/move",
                        Map.of("personId", daughter, "householdId", nextDoor.id(), "role", "HEAD"))
                .isProblem(409, "household-head-required");

        assertThat(roles(as(REGISTRAR_AT_MINISTRY).get(path(home)))).contains(daughter + " CHILD");
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path(home)).<Object>list("members.leftOn"))
                .containsOnlyNulls();
    }

    @Test
    void impossible_days_and_foreign_homes_are_refused() {
        refused("leave", Map.of("personId", father, "on", "2999-01-01"), "/on", "in-the-future");
        refused("leave", Map.of("personId", father, "on", "2014-12-31"), "/on", "before-the-last-change");
        refused("leave", Map.of("personId", neighbour), "/personId", "not-in-household");
        String foreign = registered(REGISTRAR_AT_UNHCR, somebody()).id();
        Answer theirs = as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .post("/v1/households", Map.of("members", List.of(member(foreign, "HEAD"))))
                .hasStatus(201);
        refused(
                "move",
                Map.of("personId", father, "householdId", theirs.id(), "role", "CHILD"),
                "/householdId",
                "unknown-household");

        step(home, "leave", Map.of("personId", father, "on", "2019-01-01"));
        as(REGISTRAR_AT_MINISTRY)
                .step(nextDoor, path(nextDoor) + "/members", dated(member(father, "CHILD"), "2018-01-01"))
                .isProblem(422, "invalid-fields")
                .names("/on", "lived-elsewhere-then");
    }

    @Test
    void who_may_see_her_home_sees_what_each_is_in_it_and_nobody_she_does_not_know() {
        consented(REGISTRAR_AT_MINISTRY, daughter, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + daughter + "/households")
                .isProblem(403, "part-not-open");

        consented(REGISTRAR_AT_MINISTRY, daughter, "EXCHANGE_UNHCR", UNHCR, "HOUSEHOLD");
        Answer seen = as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + daughter + "/households")
                .hasStatus(200);

        assertThat(seen.<String>list("items[0].members.role"))
                .containsExactlyInAnyOrder("HEAD", "SPOUSE", "CHILD", "PARENT");
        assertThat(seen.<String>list("items[0].members.personId"))
                .containsOnlyOnce(daughter)
                .contains((String) null);
        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get(path(home))
                .isProblem(404, "not-found");
    }

    private void refused(String step, Map<String, Object> body, String pointer, String code) {
        as(REGISTRAR_AT_MINISTRY)
                .step(home, path(home) + "/" + step, body)
                .isProblem(422, "invalid-fields")
                .names(pointer, code);
    }

    private static Answer step(Answer household, String step, Map<String, Object> body) {
        return as(REGISTRAR_AT_MINISTRY)
                .step(household, path(household) + "/" + step, body)
                .hasStatus(200);
    }

    private static Answer on(Answer household, String day) {
        return as(REGISTRAR_AT_MINISTRY).get(path(household) + "?on=" + day).hasStatus(200);
    }

    private static String today() {
        return TestClock.today().toString();
    }

    private static List<String> roles(Answer household) {
        List<String> roles = new ArrayList<>();
        household
                .<Map<String, Object>>list("members")
                .forEach(member -> roles.add(member.get("personId") + " " + member.get("role")));
        return roles;
    }

    private static String path(Answer household) {
        return "/v1/households/" + household.id();
    }

    private static Answer formed(String on, List<Map<String, Object>> members) {
        return as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", members, "on", on))
                .hasStatus(201);
    }

    private static Map<String, Object> member(String person, String role) {
        return Map.of("personId", person, "role", role);
    }

    private static Map<String, Object> dated(Map<String, Object> member, String on) {
        Map<String, Object> body = new HashMap<>(member);
        body.put("on", on);
        return body;
    }

    private static String person() {
        return registered(REGISTRAR_AT_MINISTRY, somebody()).id();
    }
}
