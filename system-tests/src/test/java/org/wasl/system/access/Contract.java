package org.wasl.system.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The operations of the committed contract. */
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, JsonNode> responses = new LinkedHashMap<>();
    private final Map<String, JsonNode> bodies = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> dates = new LinkedHashMap<>();
    private final Map<String, Set<String>> ids = new LinkedHashMap<>();
    private JsonNode components;

    /**
     * @param roles who may call it; {@code any role} where the contract names none, {@code anybody} where it needs no token
     * @param mediaType of the body; null where it takes none
     * @param example of the body
     */
    record Operation(
            String id,
            String method,
            String path,
            Set<String> roles,
            String mediaType,
            JsonNode example,
            Set<String> query) {
        boolean reads() {
            return method.equals("GET");
        }
    }

    static Contract read() {
        try {
            JsonNode document = JSON.readTree(Path.of(System.getProperty("wasl.root"))
                    .resolve("gateway/src/main/resources/contract/openapi.json")
                    .toFile());
            Contract contract = new Contract();
            contract.components = document.path("components");
            document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(method -> contract.add(path.getKey(), method.getKey(), method.getValue())));
            return contract;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Operation> operations() {
        return operations;
    }

    JsonNode responses(Operation operation) {
        return responses.get(operation.id());
    }

    /** The schema of the body. */
    JsonNode body(Operation operation) {
        return bodies.get(operation.id());
    }

    /** Parameters in the query that are dates or points in time, to their format. */
    Map<String, String> dates(Operation operation) {
        return dates.get(operation.id());
    }

    /** Parameters in the query that are ids. */
    Set<String> ids(Operation operation) {
        return ids.get(operation.id());
    }

    /** A schema, or a response, where it is referred to; a schema also as one that may be null. */
    JsonNode resolved(JsonNode node) {
        if (node.path("anyOf").path(0).has("$ref")) {
            return resolved(node.path("anyOf").path(0));
        }
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : components.at(reference.replace("#/components", ""));
    }

    JsonNode components() {
        return components;
    }

    /** The GET of the contract that answers at an address, if there is one. */
    Optional<Operation> reading(String address) {
        String path = address.replaceAll("\\?.*", "");
        return operations.values().stream()
                .filter(Operation::reads)
                .filter(operation -> path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst();
    }

    /** Whether a GET answers one of the records that this operation makes. */
    boolean readsOneOf(Operation making) {
        return operations.values().stream()
                .anyMatch(operation ->
                        operation.reads() && operation.path().matches("\\Q" + making.path() + "\\E/\\{\\w+}"));
    }

    private void add(String path, String method, JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        if (roles.isEmpty()) {
            boolean token = operation.path("security").path(0).has("oidc");
            roles.add(token ? "any role" : "anybody");
        }
        Set<String> query = new TreeSet<>();
        operation.path("parameters").forEach(given -> {
            JsonNode parameter = resolved(given);
            if (parameter.path("in").asText().equals("query")) {
                query.add(parameter.path("name").asText());
            }
        });
        JsonNode content = operation.path("requestBody").path("content");
        String mediaType = content.isEmpty() ? null : content.fieldNames().next();
        JsonNode body = mediaType == null ? JSON.missingNode() : content.path(mediaType);
        JsonNode example = body.has("example")
                ? body.path("example")
                : body.path("examples").isEmpty()
                        ? JSON.missingNode()
                        : body.path("examples").elements().next().path("value");
        String id = operation.path("operationId").asText();
        ObjectNode declared = operation.path("responses").deepCopy();
        declared.properties().forEach(response -> response.setValue(resolved(response.getValue())));
        responses.put(id, declared);
        bodies.put(id, body.path("schema"));
        Map<String, String> times = new LinkedHashMap<>();
        operation.path("parameters").forEach(given -> {
            JsonNode parameter = resolved(given);
            String format = resolved(parameter.path("schema")).path("format").asText();
            if (parameter.path("in").asText().equals("query") && format.startsWith("date")) {
                times.put(parameter.path("name").asText(), format);
            }
        });
        dates.put(id, times);
        Set<String> named = new TreeSet<>();
        operation.path("parameters").forEach(given -> {
            JsonNode parameter = resolved(given);
            JsonNode schema = resolved(parameter.path("schema"));
            JsonNode each = schema.has("items") ? resolved(schema.path("items")) : schema;
            if (parameter.path("in").asText().equals("query")
                    && (each.path("format").asText().equals("uuid")
                            || parameter.path("name").asText().matches(".*(Id|_id)"))) {
                named.add(parameter.path("name").asText());
            }
        });
        ids.put(id, named);
        operations.put(
                id,
                new Operation(id, method.toUpperCase(java.util.Locale.ROOT), path, roles, mediaType, example, query));
    }
}
