package org.wasl.registry;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.AtOnce;

/** Twenty equal requests at the same moment do what they would do one after another. */
@QuarkusTest
class AtOnceTest extends RegistryTest {
    @Test
    void a_person_is_registered_once_and_the_others_are_told_of_them() {
        Map<String, Object> person = somebody();

        AtOnce.succeed(1, 409, "possible-duplicate", i -> as(i % 2 == 0 ? REGISTRAR_AT_MINISTRY : REGISTRAR_AT_UNHCR)
                .with("Idempotency-Key", UUID.randomUUID())
                .post("/v1/persons", person));
    }

    @Test
    void a_person_with_a_number_is_registered_once() {
        Map<String, Object> person = new HashMap<>(somebody());
        person.put("identifiers", List.of(number("JO_NATIONAL_NO", nationalNumber())));

        AtOnce.succeed(
                1, 409, "possible-duplicate", i -> as(REGISTRAR_AT_MINISTRY).post("/v1/persons", person));
    }

    @Test
    void a_need_and_a_relationship_are_there_once() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        Answer other = registered(REGISTRAR_AT_MINISTRY, somebody());
        String path = "/v1/persons/" + person.id();

        AtOnce.succeed(1, 409, "already-exists", i -> as(REGISTRAR_AT_MINISTRY)
                .post(path + "/relationships", Map.of("relatedId", other.id(), "kind", "SIBLING")));
        AtOnce.succeed(
                1, 409, "already-exists", i -> as(REGISTRAR_AT_MINISTRY).post(path + "/needs", Map.of("code", "DS")));
    }

    @Test
    void a_number_is_put_once_and_all_who_put_it_are_told_so() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        String number = nationalNumber();

        AtOnce.allSucceed(i -> as(REGISTRAR_AT_MINISTRY)
                .put("/v1/crosswalks/JO_NATIONAL_NO/" + number, Map.of("personId", person.id())));
    }

    @Test
    void a_person_lives_in_one_household() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());

        AtOnce.succeed(1, 409, "member-of-another-household", i -> as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(Map.of("personId", person.id(), "role", "HEAD")))));
    }
}
