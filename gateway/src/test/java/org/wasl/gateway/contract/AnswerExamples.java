package org.wasl.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The examples of answers: what an operation answered when the system tests asked it, {@code answers/<operationId>.json}. A step that they do not take shows
 * the record as another operation answered it; what needs more than they make (a learnt model, a mail) is written by hand. {@code ExamplesTest} of the system
 * tests holds all of them against their schemas. To record them again: {@code WASL_EXAMPLES_WRITE=1} with the system tests, then {@code WASL_CONTRACT_WRITE=1}
 * here.
 */
final class AnswerExamples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> operations;
    private final JsonNode schemas;

    /** By the name of the record's schema. */
    private final Map<String, JsonNode> records = new HashMap<>();

    AnswerExamples(List<JsonNode> operations, JsonNode schemas) {
        this.operations = operations;
        this.schemas = schemas;
    }

    void add() {
        operations.forEach(operation -> {
            JsonNode recorded = recorded(operation.path("operationId").asText());
            if (!recorded.isMissingNode()) {
                answers(operation).forEach(answer -> {
                    answer.set("example", recorded);
                    remember(answer.path("schema"), recorded);
                });
            }
        });
        operations.stream()
                .flatMap(AnswerExamples::answers)
                .filter(answer -> !answer.has("example") && records.containsKey(name(answer.path("schema"))))
                .forEach(answer -> answer.set("example", records.get(name(answer.path("schema")))));
    }

    /** A row of a page is a record too. */
    private void remember(JsonNode schema, JsonNode example) {
        records.putIfAbsent(name(schema), example);
        JsonNode row = example.path("items").path(0);
        if (row.isObject()) {
            records.putIfAbsent(name(schemas.path(name(schema)).at("/properties/items/items")), row);
        }
    }

    private static String name(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Stream<ObjectNode> answers(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .flatMap(answer -> answer.getValue().path("content").propertyStream())
                .filter(content -> content.getKey().matches(".*[+/]json"))
                .map(content -> (ObjectNode) content.getValue());
    }

    private static JsonNode recorded(String operation) {
        try (InputStream file = AnswerExamples.class.getResourceAsStream("/answers/" + operation + ".json")) {
            return file == null ? JSON.missingNode() : JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
