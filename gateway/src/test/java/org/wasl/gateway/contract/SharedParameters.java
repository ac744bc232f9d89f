package org.wasl.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Headers and parameters of queries that many operations take: each stands once, among the components, and operations refer to it. */
final class SharedParameters {
    private static final int MANY = 10;
    private static final Set<String> SHARED = Set.of("header", "query");

    private final ObjectNode components = JsonNodeFactory.instance.objectNode();

    /** @param operations whose parameters are replaced by references where many have the same */
    void shareOf(Collection<JsonNode> operations) {
        Map<JsonNode, Integer> used = new HashMap<>();
        operations.forEach(
                operation -> operation.path("parameters").forEach(parameter -> used.merge(parameter, 1, Integer::sum)));
        used.entrySet().stream()
                .filter(one -> one.getValue() >= MANY
                        && SHARED.contains(one.getKey().path("in").asText()))
                .sorted(Map.Entry.<JsonNode, Integer>comparingByValue().reversed())
                // Of two that differ and have one name, the one that more operations take.
                .forEach(one -> {
                    if (!components.has(nameOf(one.getKey()))) {
                        components.set(nameOf(one.getKey()), one.getKey());
                    }
                });
        operations.forEach(operation -> {
            var parameters = operation.path("parameters").elements();
            var replaced = JsonNodeFactory.instance.arrayNode();
            parameters.forEachRemaining(parameter -> replaced.add(
                    parameter.equals(components.get(nameOf(parameter))) ? reference(nameOf(parameter)) : parameter));
            if (!replaced.isEmpty()) {
                ((ObjectNode) operation).set("parameters", replaced);
            }
        });
    }

    ObjectNode components() {
        return components;
    }

    private static JsonNode reference(String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/parameters/" + name);
    }

    /** {@code If-None-Match} is IfNoneMatch, {@code updatedSince} is UpdatedSince. */
    private static String nameOf(JsonNode parameter) {
        return Arrays.stream(parameter.path("name").asText().split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
