package org.wasl.system.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operations of the committed contract. */
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Map<String, Operation> operations = new LinkedHashMap<>();

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

    private void add(String path, String method, JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        if (roles.isEmpty()) {
            boolean token = operation.path("security").path(0).has("oidc");
            roles.add(token ? "any role" : "anybody");
        }
        Set<String> query = new TreeSet<>();
        operation.path("parameters").forEach(parameter -> {
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
        operations.put(
                id,
                new Operation(id, method.toUpperCase(java.util.Locale.ROOT), path, roles, mediaType, example, query));
    }
}
