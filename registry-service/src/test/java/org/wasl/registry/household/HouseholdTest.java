package org.wasl.registry.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class HouseholdTest extends RegistryTest {
    @Test
    void a_mother_and_her_child_form_a_household() {
        Answer household = household();

        assertThat(household.<String>list("members.role")).containsExactly("HEAD", "CHILD");
        as(REGISTRAR_AT_UNHCR).get("/v1/households/" + household.id()).isProblem(404, "not-found");
    }

    @Test
    void there_is_exactly_one_head() {
        Map<String, Object> one = member("HEAD");
        Map<String, Object> two = member("HEAD");

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(one, two)))
                .isProblem(409, "household-head-required");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(member("CHILD"))))
                .isProblem(409, "household-head-required");
    }

    @Test
    void nobody_is_in_two_households() {
        Answer household = household();
        Object head = household.<String>list("members.personId").get(0);

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(Map.of("personId", head, "role", "HEAD"))))
                .isProblem(409, "member-of-another-household");
    }

    @Test
    void a_head_leaves_only_after_another_took_her_place_and_the_history_stays() {
        Answer household = household();
        List<String> members = household.list("members.personId");
        String path = "/v1/households/" + household.id();
        as(REGISTRAR_AT_MINISTRY)
                .step(household, path + "/leave", Map.of("personId", members.get(0)))
                .isProblem(409, "household-head-required");

        Answer changed = as(REGISTRAR_AT_MINISTRY)
                .step(household, path + "/change-head", Map.of("personId", members.get(1), "formerHeadRole", "PARENT"))
                .hasStatus(200);
        Answer left = as(REGISTRAR_AT_MINISTRY)
                .step(changed, path + "/leave", Map.of("personId", members.get(0)))
                .hasStatus(200);

        assertThat(left.<Map<String, Object>>list("members").stream()
                        .filter(m -> m.get("leftOn") == null)
                        .map(m -> m.get("personId") + " " + m.get("role")))
                .containsExactly(members.get(1) + " HEAD");
        assertThat(left.list("members")).hasSize(2);
    }

    @Test
    void a_person_of_another_agency_cannot_be_put_into_a_household() {
        String foreign = registered(REGISTRAR_AT_UNHCR, somebody()).id();

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(Map.of("personId", foreign, "role", "HEAD"))))
                .isProblem(422, "invalid-fields")
                .names("/members/0/personId", "unknown-person");
    }

    private static Answer household() {
        return as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(member("HEAD"), member("CHILD"))))
                .hasStatus(201);
    }

    private static Map<String, Object> member(String role) {
        return Map.of("personId", registered(REGISTRAR_AT_MINISTRY, somebody()).id(), "role", role);
    }
}
