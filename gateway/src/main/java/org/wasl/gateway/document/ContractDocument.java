package org.wasl.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The one contract, as committed in {@code contract/openapi.json}. A test fails when it and the code disagree. */
@ApplicationScoped
public class ContractDocument {
    private final String json;
    private final String yaml;
    private final List<Operation> operations;

    /** One call of the API. */
    public record Operation(String id, String method, String path, List<String> roles) {}

    public ContractDocument() {
        try (InputStream in = ContractDocument.class.getResourceAsStream("/contract/openapi.json")) {
            json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode tree = new ObjectMapper().readTree(json);
            yaml = new YAMLMapper().writeValueAsString(tree);
            operations = List.copyOf(operationsOf(tree));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Operation> operationsOf(JsonNode tree) {
        List<Operation> found = new ArrayList<>();
        tree.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (Set.of("get", "post", "put", "patch", "delete").contains(entry.getKey())) {
                        List<String> roles = new ArrayList<>();
                        entry.getValue().path("x-roles").forEach(role -> roles.add(role.asText()));
                        found.add(new Operation(
                                entry.getValue().path("operationId").asText(),
                                entry.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                List.copyOf(roles)));
                    }
                }));
        return found;
    }

    public String json() {
        return json;
    }

    public String yaml() {
        return yaml;
    }

    public List<Operation> operations() {
        return operations;
    }
}
