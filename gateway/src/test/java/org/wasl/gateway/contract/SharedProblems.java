package org.wasl.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The problem answers that mean the same at every operation: each stands once, among the components, and operations refer to it. */
final class SharedProblems {
    private static final String MEDIA_TYPE = "application/problem+json";

    /** What the scanner writes where an operation says nothing of its own. */
    private static final Set<String> UNSAID = Set.of("Problem.", "Bad Request", "Not Authorized", "Not Allowed");

    private static final Map<String, String> MEANING = new TreeMap<>(Map.ofEntries(
            Map.entry("400", "The request cannot be read: a parameter, a header or the body."),
            Map.entry("401", "There is no valid access token."),
            Map.entry("403", "The caller may not do this."),
            Map.entry("404", "There is no such record for the caller, or no such address."),
            Map.entry("406", "None of the media types that the request accepts can be given."),
            Map.entry("408", "The body did not arrive in time."),
            Map.entry("409", "The state of the record, or a rule, stands against it."),
            Map.entry("412", "The record has another version than If-Match names."),
            Map.entry("413", "The body is too large."),
            Map.entry("415", "The media type of the body is not taken."),
            Map.entry("422", "A value of the request is not valid."),
            Map.entry("428", "If-Match is missing."),
            Map.entry("429", "Too many requests. Retry-After says when to try again."),
            Map.entry("502", "The service gave no answer that can be passed on."),
            Map.entry(
                    "503",
                    "Something that this needs is away, or it is not known whether the act was done. Retry-After says when to send it again."),
            Map.entry("504", "The service did not answer in time.")));

    private final ObjectNode components = JsonNodeFactory.instance.objectNode();

    /** Replaces what is shared among the responses of an operation by references. */
    void shareOf(JsonNode operation) {
        if (operation.path("responses") instanceof ObjectNode responses) {
            responses.properties().forEach(response -> {
                if (isShared(response.getKey(), response.getValue())) {
                    response.setValue(reference(response.getKey(), response.getValue()));
                }
            });
        }
    }

    ObjectNode components() {
        return components;
    }

    private static boolean isShared(String status, JsonNode response) {
        return MEANING.containsKey(status)
                && UNSAID.contains(response.path("description").asText())
                && response.size() == (response.has("headers") ? 3 : 2)
                && response.path("content").size() == 1
                && response.path("content").has(MEDIA_TYPE);
    }

    private JsonNode reference(String status, JsonNode response) {
        String name = "Problem" + status;
        if (!components.has(name)) {
            ObjectNode shared = components.putObject(name).put("description", MEANING.get(status));
            shared.set("content", response.path("content"));
            if (response.has("headers")) {
                shared.set("headers", response.path("headers"));
            }
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/responses/" + name);
    }
}
