package org.wasl.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.CodeLists;

/** What the committed contract shows could be sent. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContractExamplesTest {
    private static final Path COMMITTED =
            Path.of(System.getProperty("wasl.root")).resolve("gateway/src/main/resources/contract/openapi.json");

    private final List<String> wrong = new ArrayList<>();
    private JsonNode contract;

    @Test
    void examples_have_codes_of_their_lists() throws IOException {
        contract = new ObjectMapper().readTree(Files.readString(COMMITTED));

        contract.path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("requestBody")
                        .path("content")
                        .forEach(content -> examples(content)
                                .forEach(example -> look(
                                        content.path("schema"),
                                        example,
                                        operation.path("operationId").asText())))));

        assertThat(wrong).isEmpty();
    }

    private static Stream<JsonNode> examples(JsonNode content) {
        return Stream.concat(
                Stream.of(content.path("example")),
                content.path("examples").valueStream().map(one -> one.path("value")));
    }

    private void look(JsonNode schema, JsonNode value, String at) {
        JsonNode rule =
                schema.has("$ref") ? contract.at(schema.path("$ref").asText().substring(1)) : schema;
        Stream.of("anyOf", "allOf", "oneOf")
                .flatMap(kind -> rule.path(kind).valueStream())
                .forEach(one -> look(one, value, at));
        String list = rule.path("x-code-list").asText(null);
        if (list != null && value.isTextual() && !CodeLists.contains(list, value.asText())) {
            wrong.add(at + ": " + value.asText() + " is no " + list);
        }
        value.properties()
                .forEach(member -> look(
                        rule.path("properties").path(member.getKey()), member.getValue(), at + "/" + member.getKey()));
        if (value.isArray()) {
            value.forEach(one -> look(rule.path("items"), one, at + "/0"));
        }
    }
}
