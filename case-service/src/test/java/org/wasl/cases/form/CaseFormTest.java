package org.wasl.cases.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;

@QuarkusTest
class CaseFormTest extends CaseTest {
    @Test
    void the_washington_group_set_is_answered_as_it_asks_and_says_who_is_likely_left_out() {
        Answer file = opened("DISABILITY");
        Map<String, Object> answers = new HashMap<>();
        for (String question : List.of("seeing", "hearing", "walking", "remembering", "selfCare", "communicating")) {
            answers.put(question, "NO_DIFFICULTY");
        }
        answers.put("walking", "A_LOT_OF_DIFFICULTY");

        Answer made = assess(file, "WG_SHORT_SET", 1, answers).hasStatus(201);

        assertThat(made.<Boolean>at("functioningDifficulty")).isTrue();
        Answer read = as(CASEWORKER_AT_MINISTRY)
                .get("/v1/cases/" + file.id() + "/assessments/" + made.id())
                .hasStatus(200);
        assertThat(read.<String>at("answers.walking")).isEqualTo("A_LOT_OF_DIFFICULTY");
        answers.put("walking", "SOME_DIFFICULTY");
        assertThat(assess(file, "WG_SHORT_SET", 1, answers).<Boolean>at("functioningDifficulty"))
                .isFalse();
        answers.put("walking", "badly");
        assess(file, "WG_SHORT_SET", 1, answers)
                .isProblem(422, "invalid-fields")
                .names("/answers/walking", "not-as-the-form-asks");
        answers.remove("walking");
        assess(file, "WG_SHORT_SET", 1, answers).isProblem(422, "invalid-fields");
        assess(file, "WG_SHORT_SET", 9, answers)
                .isProblem(422, "invalid-fields")
                .names("/formVersion", "unknown-code");
    }

    @Test
    void an_answer_is_valid_on_the_version_it_was_given_on() {
        String code = "F" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        Answer first = publish(code, "boolean").hasStatus(201);
        assertThat(first.<Integer>at("formVersion")).isEqualTo(1);
        assertThat(publish(code, "string").hasStatus(201).<Integer>at("formVersion"))
                .isEqualTo(2);
        Answer file = opened("DISABILITY");

        assess(file, code, 1, Map.of("attends", true)).hasStatus(201);
        assess(file, code, 2, Map.of("attends", true)).isProblem(422, "invalid-fields");
        assess(file, code, 2, Map.of("attends", "sometimes")).hasStatus(201);
    }

    @Test
    void a_client_validates_answers_by_the_schema_that_the_server_validates_them_by() {
        Answer file = opened("DISABILITY");
        Answer got = as(CASEWORKER_AT_MINISTRY)
                .get("/v1/case-forms/WG_SHORT_SET/versions/1/schema")
                .hasStatus(200);
        assertThat(got.raw().contentType()).startsWith("application/schema+json");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(got.raw().asString(), InputFormat.JSON);
        for (String seeing : List.of("NO_DIFFICULTY", "CANNOT_DO_AT_ALL", "badly", "")) {
            Map<String, Object> answers = new HashMap<>();
            for (String question : List.of("hearing", "walking", "remembering", "selfCare", "communicating")) {
                answers.put(question, "NO_DIFFICULTY");
            }
            answers.put("seeing", seeing);
            boolean valid = schema.validate(
                            new ObjectMapper().valueToTree(answers).toString(), InputFormat.JSON)
                    .isEmpty();
            assess(file, "WG_SHORT_SET", 1, answers).hasStatus(valid ? 201 : 422);
        }
        for (String nothing : List.of("WG_SHORT_SET/versions/9", "WG_SHORT_SET/versions/first", "NONE/versions/1")) {
            as(CASEWORKER_AT_MINISTRY)
                    .get("/v1/case-forms/" + nothing + "/schema")
                    .isProblem(404, "not-found");
        }
    }

    @Test
    void what_is_no_schema_is_no_form() {
        Map<String, String> titles = Map.of("ar", "سؤال", "en", "Question");
        for (Map<String, Object> question : List.<Map<String, Object>>of(
                Map.of("type", "banana", "x-title", titles),
                Map.of("maxLength", "long", "x-title", titles),
                Map.of("$ref", "http://127.0.0.1:9/question.json", "x-title", titles))) {
            as(MANAGER_AT_MINISTRY)
                    .post("/v1/case-forms", form("NO_FORM", question))
                    .isProblem(422, "invalid-fields")
                    .names("/jsonSchema", "no-form");
        }
    }

    @Test
    void the_forms_of_the_guidelines_are_there_from_the_start() {
        Answer file = opened("CHILD_PROTECTION");
        Map<String, Object> answers = new HashMap<>(Map.of(
                "safeNow", true,
                "urgentMedicalNeed", false,
                "hasShelter", true,
                "hasFood", true,
                "trustedAdult", true,
                "distress", "SERIOUS"));

        assess(file, "INITIAL_ASSESSMENT", 1, answers).hasStatus(201);
        answers.put("ownWords", "Wants to go back to school");
        assess(file, "INITIAL_ASSESSMENT", 1, answers).hasStatus(201);
        answers.put("distress", "LOTS");
        assess(file, "INITIAL_ASSESSMENT", 1, answers)
                .isProblem(422, "invalid-fields")
                .names("/answers/distress", "not-as-the-form-asks");
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/case-forms?limit=200").<String>list("items.code"))
                .contains(
                        "WG_SHORT_SET",
                        "INITIAL_ASSESSMENT",
                        "CHILD_COMPREHENSIVE",
                        "GBV_ASSESSMENT",
                        "SAFETY_CHECK",
                        "BIA_SHORT",
                        "OLDER_PERSON");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/case-forms?code=GBV_ASSESSMENT")
                        .<String>at("items[0].jsonSchema.properties.distress['x-labels'].SERIOUS.ar"))
                .isEqualTo("شديد");
    }

    @Test
    void every_question_has_a_title_in_both_languages_and_the_ministry_publishes() {
        Map<String, Object> form = form("NEW_FORM", Map.of("type", "boolean", "x-title", Map.of("en", "Attends?")));

        as(MANAGER_AT_MINISTRY)
                .post("/v1/case-forms", form)
                .isProblem(422, "invalid-fields")
                .names("/jsonSchema/properties/attends/x-title", "title-in-both-languages");
        as(MANAGER_AT_UNHCR).post("/v1/case-forms", form).isProblem(403, "not-allowed");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/case-forms?code=WG_SHORT_SET")
                        .<String>at("items[0].jsonSchema.properties.seeing['x-title'].ar"))
                .contains("الرؤية");
    }

    @Test
    void the_person_says_what_she_thinks_of_the_help() {
        Answer file = opened("DISABILITY");
        String path = "/v1/cases/" + file.id() + "/feedback";
        as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("satisfaction", 6, "channel", "PHONE"))
                .isProblem(422, "invalid-fields");
        as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("satisfaction", 4, "channel", "PHONE", "comment", "They listened"))
                .hasStatus(201);

        assertThat(as(SUPERVISOR_AT_MINISTRY).get(path).<String>at("items[0].comment"))
                .isEqualTo("They listened");
    }

    private static Answer publish(String code, String type) {
        return as(MANAGER_AT_MINISTRY)
                .post(
                        "/v1/case-forms",
                        form(code, Map.of("type", type, "x-title", Map.of("ar", "يداوم؟", "en", "Attends?"))));
    }

    private static Map<String, Object> form(String code, Map<String, Object> question) {
        return Map.of(
                "code",
                code,
                "title",
                Map.of("ar", "زيارة", "en", "Visit"),
                "jsonSchema",
                Map.of("type", "object", "properties", Map.of("attends", question)));
    }

    private static Answer assess(Answer file, String code, int version, Map<String, Object> answers) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/assessments",
                        Map.of(
                                "type",
                                "FUNCTIONING_WG_SS",
                                "domains",
                                List.of(),
                                "formCode",
                                code,
                                "formVersion",
                                version,
                                "answers",
                                answers));
    }
}
