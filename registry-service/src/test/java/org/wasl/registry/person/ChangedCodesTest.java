package org.wasl.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** Coarse codes that changed are told with what they were, and who acted. */
@QuarkusTest
class ChangedCodesTest extends RegistryTest {
    @Test
    void a_change_tells_the_codes_of_before_and_now_and_which_agency_acted() {
        Map<String, Object> body = somebody();
        body.putAll(Map.of(
                "sex", "FEMALE",
                "birthDate", "1991-04-12",
                "nationality", "SY",
                "governorate", "JO-MA",
                "district", "JO2201",
                "legalStatus", "REFUGEE",
                "disability", false));
        Answer person = registered(REGISTRAR_AT_MINISTRY, body);

        as(REGISTRAR_AT_MINISTRY)
                .patch(
                        "/v1/persons/" + person.id(),
                        person.etag(),
                        Map.of(
                                "birthDate", "1990-11-30",
                                "nationality", "IQ",
                                "governorate", "JO-IR",
                                "district", "JO2101",
                                "disability", true,
                                "maritalStatus", "MARRIED"))
                .hasStatus(200);

        try (Topic topic = Topic.open("wasl.registry.events")) {
            JsonNode registered = topic.awaitEvent("person.registered", person.id(), event -> true);
            assertThat(registered.path("district").asText()).isEqualTo("JO2201");
            assertThat(registered.path("agencyid").asText()).isEqualTo(Persona.MINISTRY);
            JsonNode changed = topic.awaitEvent("person.changed", person.id(), event -> true);
            assertThat(changed.path("agencyid").asText()).isEqualTo(Persona.MINISTRY);
            assertThat(changed.path("district").asText()).isEqualTo("JO2101");
            assertThat(changed.at("/data/codes"))
                    .extracting(
                            code -> code.path("field").asText(),
                            code -> code.path("from").asText(null),
                            code -> code.path("to").asText(null))
                    .containsExactlyInAnyOrder(
                            tuple("birthYear", "1991", "1990"),
                            tuple("nationalityGroup", "SYRIAN", "IRAQI"),
                            tuple("governorate", "JO-MA", "JO-IR"),
                            tuple("district", "JO2201", "JO2101"),
                            tuple("disability", "false", "true"));
            assertThat(changed.toString()).doesNotContain("MARRIED", "1990-11-30");
        }
    }

    @Test
    void what_is_no_code_tells_none() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person.id() + "/needs", Map.of("code", "DS-BD"))
                .hasStatus(201);

        try (Topic topic = Topic.open("wasl.registry.events")) {
            assertThat(topic.awaitEvent("person.changed", person.id(), event -> true)
                            .at("/data/codes"))
                    .isEmpty();
        }
    }
}
