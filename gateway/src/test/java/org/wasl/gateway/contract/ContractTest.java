package org.wasl.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.openapi.OpenApiConventions;

/** The committed contract is the code's, and every operation keeps the house rules. To renew it: {@code WASL_CONTRACT_WRITE=1}. */
@QuarkusTest
class ContractTest extends GatewayTest {
    private static final Path ROOT = Path.of(System.getProperty("wasl.root"));
    private static final Path COMMITTED = ROOT.resolve("gateway/src/main/resources/contract/openapi.json");

    @TestHTTPResource(management = true)
    URI operators;

    @Test
    void the_committed_contract_is_what_the_services_offer() throws IOException {
        MergedContract merged = new MergedContract();
        for (String service : List.of("registry", "case", "referral", "monitoring")) {
            merged.add(
                    service,
                    new ObjectMapper()
                            .readTree(
                                    Files.readString(ROOT.resolve(service + "-service/target/openapi/openapi.json"))));
        }
        merged.add(
                "gateway",
                new ObjectMapper()
                        .readTree(given().queryParam("format", "json")
                                .get(operators.resolve("/internal/openapi"))
                                .asString()));
        String now = merged.json();
        if (System.getenv("WASL_CONTRACT_WRITE") != null) {
            Files.writeString(COMMITTED, now);
        }

        assertThat(Files.readString(COMMITTED))
                .as(
                        "The code and the committed contract disagree. If the change is meant: WASL_CONTRACT_WRITE=1 mvn verify")
                .isEqualTo(now);
    }

    @Test
    void every_operation_keeps_the_house_rules() throws IOException {
        JsonNode document = new ObjectMapper().readTree(Files.readString(COMMITTED));
        List<String> breaches = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (MergedContract.isMethod(entry.getKey())) {
                        check(entry.getKey(), path.getKey(), entry.getValue(), ids, breaches);
                    }
                }));
        assertThat(breaches).isEmpty();
        assertThat(ids).hasSizeGreaterThan(100);
    }

    /** In JSON an id is a text. Its record of one value would tell a generated client otherwise. */
    @Test
    void no_value_type_stands_in_the_contract_as_an_object() throws IOException {
        JsonNode document = new ObjectMapper().readTree(Files.readString(COMMITTED));

        assertThat(document.at("/components/schemas").properties())
                .extracting(Map.Entry::getKey, schema -> schema.getValue().path("properties"))
                .noneMatch(schema -> ((JsonNode) schema.toList().get(1)).size() == 1
                        && ((JsonNode) schema.toList().get(1)).has("value"));
    }

    /** A generated client has classes of these names: each says what it is, in the words of the field. */
    @Test
    void schemas_are_called_after_what_they_are() throws IOException {
        JsonNode document = new ObjectMapper().readTree(Files.readString(COMMITTED));

        assertThat(document.at("/components/schemas").properties())
                .extracting(Map.Entry::getKey)
                .noneMatch(name ->
                        name.matches(".*(View|Inline).*|.*\\d|Page.*|Kind|Type|Status|Action|Item|Entry|Event"));
    }

    /** Some generators make a class of the parameters of an operation, called after it: with a body of that name their client does not compile. */
    @Test
    void no_schema_is_called_as_the_request_of_an_operation() throws IOException {
        JsonNode document = new ObjectMapper().readTree(Files.readString(COMMITTED));
        Set<String> requests = document.findValuesAsText("operationId").stream()
                .map(id -> id.toLowerCase(Locale.ROOT) + "request")
                .collect(Collectors.toSet());

        assertThat(document.at("/components/schemas").properties())
                .extracting(schema -> schema.getKey().toLowerCase(Locale.ROOT))
                .doesNotContainAnyElementsOf(requests);
    }

    /** A generator makes up a name for what has none. */
    @Test
    void what_is_one_of_several_has_a_name() throws IOException {
        JsonNode document = new ObjectMapper().readTree(Files.readString(COMMITTED));

        assertThat(document.findParents("oneOf"))
                .allSatisfy(schema -> assertThat(schema.path("title").asText()).isNotBlank());
    }

    /** Those that many operations take stand among the components, under their name without hyphens. */
    private static String nameOf(JsonNode parameter) {
        return switch (parameter.path("$ref").asText()) {
            case "#/components/parameters/IdempotencyKey" -> "Idempotency-Key";
            case "#/components/parameters/IfMatch" -> "If-Match";
            default -> parameter.path("name").asText();
        };
    }

    private static void check(String method, String path, JsonNode operation, Set<String> ids, List<String> breaches) {
        String where = method + " " + path + ": ";
        String id = operation.path("operationId").asText();
        if (!ids.add(id)) {
            breaches.add(where + "operationId is missing or there twice");
        }
        if (operation.path("summary").asText().isBlank()) {
            breaches.add(where + "no summary");
        }
        if (!operation.has("x-roles")) {
            breaches.add(where + "no roles");
        }
        if (operation.path("responses").path("401").isMissingNode()) {
            breaches.add(where + "no problems");
        }
        operation.path("requestBody").path("content").properties().forEach(type -> {
            if (type.getKey().contains("json") && !type.getValue().has("example")) {
                breaches.add(where + "no example of the body");
            }
        });
        operation.path("responses").properties().forEach(answer -> {
            if (answer.getKey().startsWith("2")
                    && !answer.getValue().path("headers").has("Vary")) {
                breaches.add(where + "an answer that does not say on which headers it depends");
            }
        });
        String success = operation.path("responses").has("201") ? "201" : "200";
        if (operation.path("responses").has(success)) {
            JsonNode answers = operation.path("responses").path(success).path("content");
            if (answers.isEmpty() || answers.valueStream().anyMatch(type -> !type.has("schema"))) {
                breaches.add(where + "no schema of the answer");
            }
        }
        List<String> parameters = new ArrayList<>();
        operation.path("parameters").forEach(p -> parameters.add(nameOf(p)));
        if (method.equals("post")
                && parameters.contains("Idempotency-Key") == operation.has(OpenApiConventions.NO_KEY)) {
            breaches.add(where + "Idempotency-Key, or that none is kept");
        }
        if (method.equals("patch") && !parameters.contains("If-Match")) {
            breaches.add(where + "no If-Match");
        }
    }

    @Test
    void the_contract_is_public_in_both_forms() {
        assertThat(anonymous().get("/openapi.json").hasStatus(200).raw().asString())
                .contains("identifyCase", "sendReferral", "registerPerson");
        assertThat(anonymous().get("/openapi.yaml").hasStatus(200).raw().asString())
                .startsWith("---")
                .contains("identifyCase");
        assertThat(anonymous().get("/asyncapi.json").hasStatus(200).<String>at("asyncapi"))
                .isEqualTo("3.0.0");
        assertThat(anonymous().get("/").hasStatus(200).raw().asString()).contains("وصل");
        assertThat(anonymous().get("/").raw().header("Cache-Control")).isEqualTo("no-cache");
        assertThat(anonymous()
                        .get("/problems/stale-version")
                        .hasStatus(200)
                        .raw()
                        .asString())
                .contains("Somebody changed this record", "عُدّل هذا السجل");
        assertThat(anonymous()
                        .get("/problems/illegal-step")
                        .hasStatus(200)
                        .raw()
                        .asString())
                .contains("allowedActions")
                .doesNotContain("{", "}");
        anonymous().get("/problems/no-such-problem").isProblem(404, "not-found");
        assertThat(anonymous().get("/v1/code-lists/Governorate").hasStatus(200).<Map<String, String>>list("$"))
                .hasSize(12);
    }

    @Test
    void me_says_what_the_caller_may_call() {
        Map<String, String> caseworker =
                as(CASEWORKER_AT_MINISTRY).get("/v1/me").hasStatus(200).at("operations");
        Map<String, String> auditor = as(AUDITOR_OF_ALL).get("/v1/me").at("operations");

        assertThat(caseworker).containsKeys("identifyCase", "sendReferral").doesNotContainKeys("mergePersons");
        assertThat(auditor).containsKeys("verifyAudit").doesNotContainKeys("identifyCase", "getPerson");
        anonymous().get("/v1/me").isProblem(401, "not-authenticated");
    }
}
