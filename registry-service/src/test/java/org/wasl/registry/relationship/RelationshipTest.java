package org.wasl.registry.relationship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class RelationshipTest extends RegistryTest {
    private String mother;
    private String son;

    @BeforeEach
    void two_persons_in_two_homes() {
        mother = born("1980-02-03");
        son = born("2004-05-06");
    }

    @Test
    void one_row_is_seen_from_both_sides() {
        Answer made = related(son, mother, "PARENT").hasStatus(201);

        assertThat(made.<String>at("kind")).isEqualTo("PARENT");
        assertThat(of(mother).<String>at("items[0].kind")).isEqualTo("CHILD");
        assertThat(of(mother).<String>at("items[0].relatedId")).isEqualTo(son);
        related(mother, son, "CHILD").isProblem(409, "already-exists");
    }

    @Test
    void it_ends_and_stays_in_the_history() {
        Answer made = related(mother, son, "CAREGIVER").hasStatus(201);
        String path = "/v1/persons/" + mother + "/relationships/" + made.id() + "/end";

        Answer ended = as(REGISTRAR_AT_MINISTRY)
                .step(made, path, Map.of("until", "2025-01-01"))
                .hasStatus(200);

        assertThat(of(son).<String>at("items[0].until")).isEqualTo("2025-01-01");
        as(REGISTRAR_AT_MINISTRY)
                .step(ended, path, Map.of("until", "2025-02-01"))
                .isProblem(409, "already-done");
        related(mother, son, "CAREGIVER").hasStatus(201);
    }

    @Test
    void what_cannot_be_is_named() {
        related(mother, son, "PARENT").isProblem(422, "invalid-fields").names("/kind", "parent-not-older");
        related(mother, mother, "SIBLING").isProblem(422, "invalid-fields").names("/relatedId", "same-record");
        String foreign = registered(REGISTRAR_AT_UNHCR, somebody()).id();
        related(mother, foreign, "COUSIN").isProblem(422, "invalid-fields").names("/relatedId", "unknown-person");
    }

    @Test
    void a_recipient_sees_relationships_where_the_household_is_open_and_only_to_persons_it_knows() {
        related(mother, son, "CHILD").hasStatus(201);
        consented(REGISTRAR_AT_MINISTRY, mother, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        Answer hidden = as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + mother + "/relationships");
        hidden.isProblem(403, "part-not-open");
        assertThat(hidden.<List<String>>at("redactions")).containsExactly("HOUSEHOLD");

        consented(REGISTRAR_AT_MINISTRY, mother, "EXCHANGE_UNHCR", UNHCR, "HOUSEHOLD");
        assertThat(theirs()).isEmpty();

        consented(REGISTRAR_AT_MINISTRY, son, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        assertThat(theirs()).containsExactly(son);
    }

    private List<String> theirs() {
        return as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + mother + "/relationships")
                .hasStatus(200)
                .list("items.relatedId");
    }

    private static Answer of(String person) {
        return as(REGISTRAR_AT_MINISTRY)
                .get("/v1/persons/" + person + "/relationships")
                .hasStatus(200);
    }

    private static Answer related(String person, String other, String kind) {
        return as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/relationships", Map.of("relatedId", other, "kind", kind));
    }

    private static String born(String date) {
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("birthDate", date);
        return registered(REGISTRAR_AT_MINISTRY, body).id();
    }
}
