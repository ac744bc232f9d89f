package org.wasl.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

/** Districts are codes of a list, and lie in the governorate that stands beside them. */
@QuarkusTest
class DistrictTest extends RegistryTest {
    private static final String RETIRED = "JO2109";

    @AfterEach
    void inUse() {
        isInList(Vocabulary.DISTRICT, RETIRED, false);
    }

    @Test
    void a_district_that_is_in_no_list_is_refused() {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", livingIn("JO-IR", "JO2199"))
                .isProblem(422, "invalid-fields")
                .names("/district", "unknown-code");
    }

    @Test
    void a_district_of_another_governorate_is_refused_with_both_named() {
        String person =
                registered(REGISTRAR_AT_MINISTRY, livingIn("JO-IR", "JO2101")).id();
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", livingIn("JO-AM", "JO2101"))
                .isProblem(422, "invalid-fields")
                .names("/district", "district-elsewhere")
                .names("/governorate", "district-elsewhere");
        changed(person, Map.of("governorate", "JO-AM"))
                .isProblem(422, "invalid-fields")
                .names("/district", "district-elsewhere")
                .names("/governorate", "district-elsewhere");
        assertThat(changed(person, Map.of("governorate", "JO-AM", "district", "JO1101"))
                        .hasStatus(200)
                        .<String>at("district"))
                .isEqualTo("JO1101");
        registered(REGISTRAR_AT_MINISTRY, livingIn(null, "JO2101"));
    }

    /** Also sent whole by its own system: who changes another member need not change the code. */
    @Test
    void a_code_that_a_record_has_is_taken_again_after_its_list_lost_it_and_nowhere_else() {
        String path = "/v1/persons/by-external-id/progres/DISTRICT-" + nationalNumber();
        Map<String, Object> body = livingIn("JO-IR", RETIRED);
        Answer made = as(REGISTRAR_AT_MINISTRY).put(path, body).hasStatus(201);
        String other =
                registered(REGISTRAR_AT_MINISTRY, livingIn("JO-IR", "JO2101")).id();
        isInList(Vocabulary.DISTRICT, RETIRED, true);

        body.put("maritalStatus", "MARRIED");
        Answer put = as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", made.etag())
                .put(path, body)
                .hasStatus(200);
        assertThat(put.<String>at("maritalStatus")).isEqualTo("MARRIED");
        assertThat(put.<String>at("district")).isEqualTo(RETIRED);
        changed(made.id(), Map.of("maritalStatus", "WIDOWED", "district", RETIRED))
                .hasStatus(200);

        changed(other, Map.of("district", RETIRED))
                .isProblem(422, "invalid-fields")
                .names("/district", "unknown-code");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", livingIn("JO-IR", RETIRED))
                .isProblem(422, "invalid-fields")
                .names("/district", "unknown-code");
    }

    private static Answer changed(String person, Map<String, Object> fields) {
        String path = "/v1/persons/" + person;
        return as(REGISTRAR_AT_MINISTRY)
                .patch(path, as(REGISTRAR_AT_MINISTRY).get(path).etag(), fields);
    }

    private static Map<String, Object> livingIn(String governorate, String district) {
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("governorate", governorate);
        body.put("district", district);
        return body;
    }
}
