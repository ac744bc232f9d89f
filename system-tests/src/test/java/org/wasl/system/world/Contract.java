package org.wasl.system.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations of the committed contract. */
public final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, JsonNode> responses = new LinkedHashMap<>();
    private final Map<String, JsonNode> bodies = new LinkedHashMap<>();
    private final Map<String, Map<String, JsonNode>> query = new LinkedHashMap<>();
    private JsonNode components;

    /**
     * @param roles who may call it; {@code any role} where the contract names none, {@code anybody} where it needs no token
     * @param mediaType of the body; null where it takes none
     * @param example of the body
     * @param action null where it is no action of a record
     */
    public record Operation(
            String id,
            String method,
            String path,
            Set<String> roles,
            String mediaType,
            JsonNode example,
            Set<String> query,
            Action action) {
        public boolean reads() {
            return method.equals("GET");
        }
    }

    /**
     * @param name as in {@code allowedActions}
     * @param namedBy the operation that reads the record, or the list that it stands in
     */
    public record Action(String name, String namedBy) {}

    public static Contract read() {
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

    public Map<String, Operation> operations() {
        return operations;
    }

    public JsonNode responses(Operation operation) {
        return responses.get(operation.id());
    }

    /** The schema of the body. */
    public JsonNode body(Operation operation) {
        return bodies.get(operation.id());
    }

    /** Parameters in the query, by name, each with its schema. */
    public Map<String, JsonNode> query(Operation operation) {
        return query.get(operation.id());
    }

    /** A schema, or a response, where it is referred to; a schema also as one that may be null. */
    public JsonNode resolved(JsonNode node) {
        if (node.path("anyOf").path(0).has("$ref")) {
            return resolved(node.path("anyOf").path(0));
        }
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : components.at(reference.replace("#/components", ""));
    }

    public JsonNode components() {
        return components;
    }

    /** The GET of the contract that answers at an address, if there is one. */
    public Optional<Operation> reading(String address) {
        return at("GET", address);
    }

    /** The operation of the contract at an address: of two paths the one with fewer parameters. */
    Optional<Operation> at(String method, String address) {
        String path = address.replaceAll("\\?.*", "");
        return operations.values().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                .min(Comparator.comparingInt(operation -> operation.path().split("\\{").length));
    }

    /** Whether a GET answers one of the records that this operation makes. */
    public boolean readsOneOf(Operation making) {
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
        Map<String, JsonNode> parameters = new TreeMap<>();
        operation.path("parameters").forEach(given -> {
            JsonNode parameter = resolved(given);
            if (parameter.path("in").asText().equals("query")) {
                parameters.put(parameter.path("name").asText(), resolved(parameter.path("schema")));
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
        query.put(id, parameters);
        operations.put(
                id,
                new Operation(
                        id,
                        method.toUpperCase(java.util.Locale.ROOT),
                        path,
                        roles,
                        mediaType,
                        example,
                        Set.copyOf(parameters.keySet()),
                        operation.has("x-action") ? action(operation.path("x-action")) : null));
    }

    private static Action action(JsonNode named) {
        return new Action(named.path("name").asText(), named.path("namedBy").asText());
    }
}
