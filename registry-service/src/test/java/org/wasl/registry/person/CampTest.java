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

/** In which camp a person lives: a code of a list, in the governorate that stands beside it, opened as where else the person lives. */
@QuarkusTest
class CampTest extends RegistryTest {
    private static final String ADDED = "KING_ABDULLAH_PARK";

    @AfterEach
    void inUse() {
        isInList(Vocabulary.CAMP, "SOUF", false);
    }

    @Test
    void a_camp_is_registered_shown_changed_and_taken_away() {
        String person =
                registered(REGISTRAR_AT_MINISTRY, livingIn("JO-MA", "ZAATARI")).id();
        String path = "/v1/persons/" + person;
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path).<String>at("camp")).isEqualTo("ZAATARI");

        assertThat(changed(person, Map.of("governorate", "JO-AZ", "camp", "AZRAQ"))
                        .hasStatus(200)
                        .<String>at("camp"))
                .isEqualTo("AZRAQ");
        Answer history = as(REGISTRAR_AT_MINISTRY).get(path + "/history");
        assertThat(history.<String>list("items[0].fields")).containsExactly("camp", "governorate");
        assertThat(history.<String>at("items[0].before.camp")).isEqualTo("ZAATARI");
        assertThat(history.<String>at("items[0].after.camp")).isEqualTo("AZRAQ");

        Map<String, Object> nowhere = new HashMap<>();
        nowhere.put("camp", null);
        assertThat(changed(person, nowhere).hasStatus(200).<String>at("camp")).isNull();
    }

    @Test
    void a_camp_that_is_in_no_list_is_refused_with_those_that_may_be_meant() {
        Answer refused = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", livingIn("JO-MA", "ZATARI"))
                .isProblem(422, "invalid-fields")
                .names("/camp", "unknown-code");
        assertThat(refused.<String>list("errors[0].allowed")).contains("ZAATARI");
    }

    @Test
    void a_camp_of_another_governorate_is_refused_with_both_named() {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", livingIn("JO-AM", "ZAATARI"))
                .isProblem(422, "invalid-fields")
                .names("/camp", "camp-elsewhere")
                .names("/governorate", "camp-elsewhere");
        registered(REGISTRAR_AT_MINISTRY, livingIn(null, "ZAATARI"));
    }

    @Test
    void a_camp_that_an_administrator_added_is_taken_and_one_that_was_retired_stays() {
        isInList(Vocabulary.CAMP, ADDED, false);
        registered(REGISTRAR_AT_MINISTRY, livingIn("JO-IR", ADDED));

        String person =
                registered(REGISTRAR_AT_MINISTRY, livingIn("JO-JA", "SOUF")).id();
        isInList(Vocabulary.CAMP, "SOUF", true);
        assertThat(changed(person, Map.of("maritalStatus", "WIDOWED"))
                        .hasStatus(200)
                        .<String>at("camp"))
                .isEqualTo("SOUF");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", livingIn("JO-JA", "SOUF"))
                .isProblem(422, "invalid-fields")
                .names("/camp", "unknown-code");
    }

    private static Answer changed(String person, Map<String, Object> fields) {
        String path = "/v1/persons/" + person;
        return as(REGISTRAR_AT_MINISTRY)
                .patch(path, as(REGISTRAR_AT_MINISTRY).get(path).etag(), fields);
    }

    private static Map<String, Object> livingIn(String governorate, String camp) {
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("governorate", governorate);
        body.put("camp", camp);
        return body;
    }
}
