package org.wasl.registry.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class CrosswalkTest extends RegistryTest {
    @Test
    void from_any_of_her_numbers_all_the_others_are_found() {
        String national = nationalNumber();
        String rais = "R-" + nationalNumber();
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        linked("JO_NATIONAL_NO", national, person).hasStatus(200);
        linked("Rais", rais, person).hasStatus(200);

        Answer found = as(REGISTRAR_AT_MINISTRY)
                .get("/v1/crosswalks/JO_NATIONAL_NO/" + national)
                .hasStatus(200);
        assertThat(found.<List<String>>at("persons.personId")).containsExactly(person.id());
        assertThat(found.<List<String>>at("persons[0].identifiers.value")).containsExactlyInAnyOrder(national, rais);

        Answer back = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/crosswalks/lookup", Map.of("system", "Rais", "value", rais))
                .hasStatus(200);
        assertThat(back.<String>at("system")).isEqualTo("PARTNER_LOCAL");
        assertThat(back.<String>at("issuer")).as("kept as it came").isEqualTo("Rais");
        assertThat(back.<List<String>>at("persons.personId")).containsExactly(person.id());
    }

    @Test
    void a_group_number_in_both_spellings_leads_to_the_family() {
        String group =
                "123-21-" + String.valueOf(random().nextInt(100_000, 1_000_000)).substring(1);
        Answer mother = registered(REGISTRAR_AT_MINISTRY, somebody());
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
        linked("UNHCR_GROUP_NO", group, mother).hasStatus(200);
        linked("UNHCR_GROUP_NO", group, child).hasStatus(200);

        Answer found = as(REGISTRAR_AT_MINISTRY)
                .get("/v1/crosswalks/UNHCR_GROUP_NO/" + group.replaceFirst("-(\\d{5})$", "C$1"))
                .hasStatus(200);
        assertThat(found.<String>at("value")).isEqualTo(group);
        assertThat(found.<List<String>>at("persons.personId")).containsExactlyInAnyOrder(mother.id(), child.id());
        assertThat(found.<List<String>>at("persons.householdId")).containsOnly(household.id());
    }

    @Test
    void linking_again_changes_nothing_and_nobody_takes_anothers_number() {
        String number = "P-" + nationalNumber();
        Answer one = registered(REGISTRAR_AT_MINISTRY, somebody());
        Answer other = registered(REGISTRAR_AT_MINISTRY, somebody());
        linked("PRIMERO", number, one).hasStatus(200);
        assertThat(linked("PRIMERO", number, one).hasStatus(200).<List<Object>>at("persons[0].identifiers"))
                .hasSize(1);
        linked("PRIMERO", number, other).isProblem(409, "identifier-taken");
        linked("JO_NATIONAL_NO", "12", one).isProblem(422, "invalid-fields");
    }

    @Test
    void numbers_lead_nowhere_for_those_who_may_not_see_them() {
        String number = nationalNumber();
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        linked("JO_NATIONAL_NO", number, person).hasStatus(200);
        String path = "/v1/crosswalks/JO_NATIONAL_NO/" + number;
        as(REGISTRAR_AT_UNHCR).with("X-Purpose", "EXCHANGE_UNHCR").get(path).isProblem(404, "not-found");
        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .put(path, Map.of("personId", person.id()))
                .isProblem(422, "invalid-fields")
                .names("/personId", "unknown-person");

        consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", Persona.UNHCR, "IDENTITY");
        as(REGISTRAR_AT_UNHCR).with("X-Purpose", "EXCHANGE_UNHCR").get(path).isProblem(404, "not-found");
        consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", Persona.UNHCR, "IDENTIFIERS");
        as(REGISTRAR_AT_UNHCR).with("X-Purpose", "EXCHANGE_UNHCR").get(path).hasStatus(200);
    }

    private static Answer linked(String system, String value, Answer person) {
        return as(REGISTRAR_AT_MINISTRY).put("/v1/crosswalks/" + system + "/" + value, Map.of("personId", person.id()));
    }
}
