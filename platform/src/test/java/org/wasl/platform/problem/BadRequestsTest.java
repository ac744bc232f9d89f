package org.wasl.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;

@QuarkusTest
class BadRequestsTest extends PlatformTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "[1",
                "{\"label\":\"a\",\"label\":\"b\"}",
                "{\"label\":\"a\",\"weight\":1} x",
                "nonsense"
            })
    void a_body_that_is_no_json_cannot_be_read(String body) {
        int status = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", body).raw().statusCode();

        assertThat(status).isIn(400, 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'label':'a','weight':1,'colour':'red'} | /colour | unknown-field",
                "{'label':'a','weight':'one'}            | /weight | wrong-type",
                "{'label':'a','weight':'1'}              | /weight | wrong-type",
                "{'label':'a','weight':1.5}              | /weight | wrong-type",
                "{'label':5,'weight':1}                  | /label  | wrong-type",
                "{'label':'a\\u0000b','weight':1}        | /label  | wrong-type",
            })
    void a_field_of_the_wrong_kind_is_named(String body, String pointer, String code) {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels", body.replace('\'', '"'))
                .isProblem(400, "unreadable-request")
                .names(pointer, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "[]                                     | ''      | wrong-type      | object",
                "'\"a\"'                                  | ''      | wrong-type      | object",
                "7                                      | ''      | wrong-type      | object",
                "{'label':'a','weight':1.5}             | /weight | wrong-type      | integer",
                "{'label':[],'weight':1}                | /label  | wrong-type      | string",
                "{'label':'a','label':'b'}              | /label  | duplicate-field | -",
                "{'label':'a\\ud800b','weight':1}        | /label  | wrong-type      | string",
                "{'label':'a'                           | ''      | malformed-json  | -",
            })
    void a_body_of_another_shape_is_told_where_and_what_belongs_there(
            String body, String pointer, String code, String expected) {
        var refused = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels", body.replace('\'', '"'))
                .isProblem(400, "unreadable-request")
                .names(pointer, code);

        assertThat(refused.<String>at("errors[0].expected")).isEqualTo(expected);
    }

    @Test
    void a_number_of_too_many_digits_is_too_large_and_no_broken_json() {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels", "{\"label\":\"a\",\"weight\":" + "9".repeat(400) + "}")
                .isProblem(400, "unreadable-request")
                .names("", "too-large");
    }

    @Test
    void a_coded_body_is_refused_with_what_is_taken() {
        var refused = as(REGISTRAR_AT_MINISTRY)
                .with("Content-Encoding", "gzip")
                .post("/v1/parcels", parcel())
                .isProblem(415, "unsupported-media-type")
                .names("#Content-Encoding", "coded-body");

        assertThat(refused.raw().header("Accept-Encoding")).isEqualTo("identity");
        as(REGISTRAR_AT_MINISTRY)
                .with("Content-Encoding", "identity")
                .post("/v1/parcels", parcel())
                .hasStatus(201);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json; charset=utf-16, other-charset",
        "application/json; charset=ISO-8859-1, other-charset",
        "application/*, no-media-type",
        "*/*, no-media-type",
    })
    void a_body_in_another_charset_or_of_any_type_is_refused(String type, String code) {
        as(REGISTRAR_AT_MINISTRY)
                .send(type, "/v1/parcels", "{\"label\":\"" + label() + "\",\"weight\":1}")
                .isProblem(415, "unsupported-media-type")
                .names("#Content-Type", code);
    }

    @Test
    void utf_8_may_be_named() {
        as(REGISTRAR_AT_MINISTRY)
                .send("application/json; charset=UTF-8", "/v1/parcels", "{\"label\":\"" + label() + "\",\"weight\":1}")
                .hasStatus(201);
    }

    @Test
    void a_small_text_that_would_be_a_large_tree_is_not_read() {
        Api caller = as(REGISTRAR_AT_MINISTRY);

        caller.post("/v1/parcels", "{\"label\":" + "[".repeat(300) + "]".repeat(300) + "}")
                .isProblem(400, "unreadable-request");
        caller.post("/v1/parcels", "{\"label\":[" + "[],".repeat(200_000) + "[]]}")
                .isProblem(400, "unreadable-request");
        caller.post("/v1/parcels", "{\"weight\":" + "9".repeat(2000) + "}").isProblem(400, "unreadable-request");
        String path = "/v1/parcels/" + caller.post("/v1/parcels", parcel()).id();
        caller.patch(path, "*", "{\"label\":" + "[".repeat(100) + "]".repeat(100) + "}")
                .isProblem(400, "unreadable-request");
    }

    @Test
    void all_broken_rules_are_told_at_once() {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels", Map.of("label", "x".repeat(21), "weight", 101))
                .isProblem(422, "invalid-fields")
                .names("/label", "size")
                .names("/weight", "max");
    }

    @Test
    void direction_overrides_are_refused_in_names() {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels", Map.of("label", "abc\u202Edef", "weight", 1))
                .isProblem(422, "invalid-fields")
                .names("/label", "control-characters");
    }

    @Test
    void text_is_kept_in_normal_form_c() {
        String decomposed = "e\u0301" + label();

        var made = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels", Map.of("label", decomposed, "weight", 1))
                .hasStatus(201);

        assertThat(made.<String>at("label")).startsWith("\u00e9");
    }

    @Test
    void a_breach_of_a_unique_constraint_is_a_conflict_and_not_a_failure() {
        Map<String, Object> body = parcel();
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", body).hasStatus(201);

        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", body).isProblem(409, "already-exists");
    }

    @Test
    void titles_are_in_the_callers_language() {
        var arabic = as(REGISTRAR_AT_MINISTRY)
                .with("Accept-Language", "ar-JO, en;q=0.5")
                .post("/v1/parcels", Map.of("label", "", "weight", 1))
                .isProblem(422, "invalid-fields");

        assertThat(arabic.<String>at("title")).isEqualTo("بعض الحقول تخالف القواعد");
        assertThat(arabic.raw().header("Content-Language")).isEqualTo("ar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/parcels/not-an-id", "/v1/parcels/0190a000-0000-7000-8000-00000000ffff", "/v1/nothing"})
    void what_does_not_exist_is_not_found(String path) {
        as(REGISTRAR_AT_MINISTRY).get(path).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=201", "limit=x", "status=LOST", "updatedSince=yesterday", "cursor=garbage"})
    void a_parameter_that_makes_no_sense_is_the_clients_mistake(String query) {
        int status = as(REGISTRAR_AT_MINISTRY).get("/v1/parcels?" + query).raw().statusCode();

        assertThat(status).isIn(400, 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=x                     | 400 | #limit        | invalid",
                "limit=99999999999           | 400 | #limit        | max",
                "limit=-99999999999          | 400 | #limit        | min",
                "limit=500                   | 422 | #limit        | max",
                "limit=0                     | 422 | #limit        | min",
                "updatedSince=yesterday      | 400 | #updatedSince | invalid",
                "updatedSince=%2B10000-01-01T00:00:00Z | 400 | #updatedSince | invalid",
                "updatedSince=-0001-01-01T00:00:00Z | 400 | #updatedSince | invalid",
                "status=LOST                 | 400 | #status       | unknown-code",
            })
    void a_parameter_that_makes_no_sense_is_named(String query, int status, String pointer, String code) {
        as(REGISTRAR_AT_MINISTRY)
                .get("/v1/parcels?" + query)
                .isProblem(status, status == 400 ? "unreadable-request" : "invalid-fields")
                .names(pointer, code);
    }

    @Test
    void an_illegal_step_is_told_in_the_callers_language_and_without_a_brace() {
        Api caller = as(REGISTRAR_AT_MINISTRY).with("Accept-Language", "ar");
        Api.Answer made = caller.post("/v1/parcels", parcel()).hasStatus(201);

        Api.Answer refused =
                caller.step(made, "/v1/parcels/" + made.id() + "/deliver", null).isProblem(409, "illegal-step");

        assertThat(refused.<String>at("detail"))
                .contains("تقديم الخدمة", "الوضع", "الأسباب")
                .doesNotContain("{", "}");
        assertThat(refused.<List<String>>at("allowedActions")).contains("send");
    }

    @Test
    void another_media_type_is_refused() {
        as(REGISTRAR_AT_MINISTRY).with("Accept", "text/csv").get("/v1/parcels").isProblem(406, "not-acceptable");
    }

    @Test
    void a_parameter_that_the_operation_does_not_have_is_refused_and_no_unfiltered_list_is_answered() {
        Answer refused = as(REGISTRAR_AT_MINISTRY)
                .get("/v1/parcels?statuss=DRAFT&label=a&label=b&limit=10")
                .isProblem(400, "unknown-parameter")
                .names("#statuss", "unknown-parameter")
                .names("#label", "given-twice");
        assertThat(refused.<List<String>>at("knownParameters")).contains("status", "label", "limit", "cursor");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels?dryRun=true", Map.of("label", "a"))
                .isProblem(400, "unknown-parameter");
        anonymous().get("/v1/parcels?statuss=DRAFT").isProblem(401, "not-authenticated");
    }

    @Test
    void values_that_cannot_be_read_are_named_all_at_once_with_the_name_that_may_be_meant() {
        as(REGISTRAR_AT_MINISTRY)
                .get("/v1/parcels?count=0&status=LOST&limit=&cursor=%00&updatedSince=yesterday")
                .isProblem(400, "unreadable-request")
                .names("#cursor", "control-characters");
        Answer refused = as(REGISTRAR_AT_MINISTRY)
                .get("/v1/parcels?count=0&status=LOST&limit=&updatedSince=yesterday&labell=a")
                .isProblem(400, "unknown-parameter")
                .names("#labell", "unknown-parameter")
                .names("#count", "invalid")
                .names("#status", "unknown-code")
                .names("#limit", "empty-value")
                .names("#updatedSince", "invalid");
        assertThat(refused.<List<String>>at("errors.find { it.pointer == '#labell' }.allowed"))
                .containsExactly("label");
    }

    @Test
    void a_parameter_of_a_segment_of_the_path_is_refused() {
        for (String path : List.of("/v1/parcels;status=DRAFT", "/v1/parcels/" + UUID.randomUUID() + ";status=DRAFT")) {
            as(REGISTRAR_AT_MINISTRY)
                    .get(path)
                    .isProblem(400, "unknown-parameter")
                    .names("#status", "unknown-parameter");
        }
    }
}
