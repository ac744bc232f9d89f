package org.wasl.system.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.wasl.system.world.Client.Answer;

/**
 * Whether an answer is what the contract declares for its operation: its status, its media type, the schema of its JSON, and no property that the schema does
 * not name.
 */
public final class DeclaredAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "https://wasl.invalid/openapi.json";

    /** By which clients act. */
    private static final List<String> HEADERS =
            List.of("Content-Disposition", "ETag", "Location", "Retry-After", "WWW-Authenticate");

    private final Contract contract;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    public DeclaredAnswers(Contract contract) {
        this.contract = contract;
        ObjectNode components = JSON.createObjectNode();
        components.set("components", contract.components().deepCopy());
        closed(components);
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(DOCUMENT, components.toString())));
    }

    /** What is not as declared; empty where all is. */
    public Set<String> faults(Contract.Operation operation, Answer answer) {
        JsonNode declared = contract.responses(operation).path(String.valueOf(answer.status()));
        if (declared.isMissingNode()) {
            return Set.of("the status " + answer.status() + " is not declared");
        }
        Set<String> faults = new TreeSet<>();
        HEADERS.stream()
                .filter(name ->
                        answer.header(name) != null && !declared.path("headers").has(name))
                .forEach(name -> faults.add(answer.status() + " has the header " + name + ", which is not declared"));
        faults.addAll(faultsOfBody(answer, declared.path("content")));
        return faults;
    }

    private Set<String> faultsOfBody(Answer answer, JsonNode content) {
        if (answer.text().isEmpty()) {
            return content.isEmpty() || answer.status() == 200 && answer.header("Content-Type") != null
                    ? Set.of()
                    : Set.of(answer.status() + " has no body, one is declared");
        }
        String type = answer.header("Content-Type");
        String media = type == null ? "" : type.split(";")[0].strip();
        if (!content.has(media)) {
            return Set.of(answer.status() + " is " + media + ", declared is " + List.copyOf(names(content)));
        }
        if (!media.endsWith("json")) {
            return Set.of();
        }
        Set<String> faults = new TreeSet<>();
        faults(content.path(media).path("schema"), answer.text())
                .forEach(fault -> faults.add(answer.status() + " " + fault));
        return faults;
    }

    /** Where a text of JSON is not as a schema of the contract says, or has more than it names. */
    public Set<String> faults(JsonNode schema, String json) {
        Set<String> faults = new TreeSet<>();
        schemas.computeIfAbsent(schema, this::read)
                .validate(
                        json,
                        InputFormat.JSON,
                        checked -> checked.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(fault -> faults.add(
                        (fault.getInstanceLocation() + ": " + fault.getMessage()).replaceAll("/\\d+", "/…")));
        return faults;
    }

    private Schema read(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        closed(root);
        return registry.getSchema(elsewhere(root).toString(), InputFormat.JSON);
    }

    /** References of a schema that is read apart from its document. */
    private static JsonNode elsewhere(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getKey().equals("$ref") && field.getValue().asText().startsWith("#")) {
                    field.setValue(JsonNodeFactory.instance.textNode(
                            DOCUMENT + field.getValue().asText()));
                } else {
                    elsewhere(field.getValue());
                }
            });
        } else {
            node.forEach(DeclaredAnswers::elsewhere);
        }
        return node;
    }

    /** A contract that clients are generated from says all that comes: what a schema does not name is a fault. */
    private static void closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").isTextual()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(DeclaredAnswers::closed);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
