package org.wasl.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.wasl.contracts.code.CodeLists;

/**
 * Says at each operation which action of a record it is: {@code x-action}, with the action as {@code allowedActions} name it and the read that names it. An
 * action is called after the last segment of its path; {@code change} is the PATCH or the PUT of the record itself.
 */
final class ActionsOfRecords {
    private static final String EXTENSION = "x-action";

    /** Those that are called after the act, where the last segment of the path names the parts of the record. */
    private static final Map<String, String> BY_THE_ACT = Map.of(
            "addIdentifier", "add-identifier",
            "assignCase", "assign",
            "requestClosure", "request-closure",
            "recordConsent", "record-consent",
            "mergePersons", "merge",
            "writeReferralMessage", "message");

    private final ObjectNode document;

    ActionsOfRecords(ObjectNode document) {
        this.document = document;
    }

    void declare() {
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> MergedContract.isMethod(operation.getKey())
                        && !operation.getKey().equals("get"))
                .forEach(operation -> declare(path.getKey(), operation.getKey(), (ObjectNode) operation.getValue())));
    }

    private void declare(String path, String method, ObjectNode operation) {
        if (method.matches("patch|put") && named(path, operation, "change")) {
            return;
        }
        int end = path.lastIndexOf('/');
        String last = path.substring(end + 1);
        if (!last.startsWith("{")) {
            named(
                    path.substring(0, end),
                    operation,
                    BY_THE_ACT.getOrDefault(operation.path("operationId").asText(), last));
        }
    }

    private boolean named(String record, ObjectNode operation, String action) {
        Optional<String> read = CodeLists.contains("Action", action) ? reading(record) : Optional.empty();
        read.ifPresent(by -> operation.putObject(EXTENSION).put("name", action).put("namedBy", by));
        return read.isPresent();
    }

    /** The GET of the record; where it is shown in a list only, that of the list; where it is shown within another record, that of the other. */
    private Optional<String> reading(String record) {
        Optional<String> itself = naming(record, "/properties/allowedActions");
        int end = record.lastIndexOf('/');
        if (itself.isPresent() || !record.substring(end + 1).startsWith("{")) {
            return itself;
        }
        String list = record.substring(0, end);
        String member = list.substring(list.lastIndexOf('/') + 1);
        return naming(list, "/properties/items/items/properties/allowedActions")
                .or(() -> naming(
                        list.substring(0, list.lastIndexOf('/')),
                        "/properties/" + member + "/items/properties/allowedActions"));
    }

    private Optional<String> naming(String path, String member) {
        JsonNode read = document.path("paths").path(path).path("get");
        JsonNode node = resolved(read.at("/responses/200/content/application~1json/schema"));
        for (String step : member.substring(1).split("/")) {
            node = resolved(node.path(step));
        }
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(read.path("operationId").asText());
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
