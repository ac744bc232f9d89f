package org.wasl.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The documents of the services as one. What every service has (audit, dead letters, facts, keys) appears once, under the service's name. */
final class MergedContract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> OF_EVERY_SERVICE =
            List.of("/v1/audit/", "/v1/dead-letters", "/v1/facts/", "/v1/keys/");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Map<String, JsonNode> schemas = new TreeMap<>();
    private final Map<String, JsonNode> headers = new TreeMap<>();
    private final Set<String> tags = new TreeSet<>();

    void add(String service, JsonNode answered) {
        JsonNode document = withPagesNamed(answered);
        document.path("paths").properties().forEach(path -> {
            boolean common = OF_EVERY_SERVICE.stream().anyMatch(path.getKey()::startsWith);
            if (!common) {
                paths.put(path.getKey(), path.getValue());
            } else if (service.equals("registry")) {
                paths.put(joined(path.getKey()), withService(path.getValue()));
            }
            path.getValue().forEach(operation -> operation.path("tags").forEach(tag -> tags.add(tag.asText())));
        });
        document.path("components")
                .path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue()));
        document.path("components").path("schemas").properties().forEach(schema -> {
            JsonNode known = schemas.putIfAbsent(schema.getKey(), schema.getValue());
            if (known != null && !known.equals(schema.getValue())) {
                throw new AssertionError("Two services have different schemas called " + schema.getKey() + ":\n" + known
                        + "\n" + schema.getValue());
            }
        });
    }

    /** A page is called after what is on it, as {@code CasePage}, and not after a class of ours. */
    private JsonNode withPagesNamed(JsonNode document) {
        JsonNode known = document.path("components").path("schemas");
        String text = document.toString();
        Map<String, String> names = new TreeMap<>();
        known.properties().forEach(schema -> {
            String item = schema.getValue().at("/properties/items/items/$ref").asText();
            if (schema.getKey().startsWith("Page") && !item.isEmpty()) {
                names.put(schema.getKey(), item.substring(item.lastIndexOf('/') + 1) + "Page");
            }
        });
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace("schemas/" + name.getKey() + "\"", "schemas/" + name.getValue() + "\"");
        }
        try {
            ObjectNode renamed = (ObjectNode) mapper.readTree(text);
            if (renamed.path("components").path("schemas") instanceof ObjectNode named) {
                names.forEach((before, after) -> named.set(after, named.remove(before)));
            }
            return renamed;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String json() {
        ObjectNode document = mapper.createObjectNode().put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info")
                .put("title", "Wasl · وصل")
                .put("version", "0.1.0")
                .put("summary", "Social registry, case management and referral, linked.")
                .put(
                        "description",
                        "Every answer to a mistake is an RFC 9457 problem in Arabic or English. Every POST takes an `Idempotency-Key`, but those that say `x-keeps-no-key`;"
                                + " every change takes `If-Match`. Lists are paged by `cursor`. A record names in"
                                + " `allowedActions` what you may do with it now; `x-action` says which operation that is. Start with `GET /v1/me`.");
        info.putObject("contact").put("name", "The operator of this installation");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/").put("description", "This installation");
        ArrayNode tagList = document.putArray("tags");
        tags.forEach(tag -> tagList.addObject().put("name", tag).put("description", Tags.description(tag)));
        ObjectNode allPaths = document.putObject("paths");
        paths.forEach(allPaths::set);
        paths.forEach((path, item) -> {
            if (item.path("get") instanceof ObjectNode read) {
                tagged(read);
                if (!path.startsWith("/fhir/")) {
                    conditional(read);
                }
            }
        });
        List<JsonNode> operations = allPaths.valueStream()
                .flatMap(path -> path.propertyStream())
                .filter(operation -> isMethod(operation.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        SharedProblems shared = new SharedProblems();
        operations.forEach(shared::shareOf);
        SharedParameters parameters = new SharedParameters();
        parameters.shareOf(operations);
        ObjectNode components = document.putObject("components");
        ObjectNode responses = shared.components();
        responses
                .putObject("NotModified")
                .put("description", "The caller has exactly this already.")
                .putObject("headers")
                .putObject("ETag")
                .put("$ref", "#/components/headers/ETag");
        components.set("responses", responses);
        components.set("parameters", parameters.components());
        ObjectNode allHeaders = components.putObject("headers");
        headers.forEach(allHeaders::set);
        ObjectNode allSchemas = components.putObject("schemas");
        schemas.forEach(allSchemas::set);
        new ActionsOfRecords(document).declare();
        new AnswerExamples(operations, allSchemas).add();
        components
                .putObject("securitySchemes")
                .putObject("oidc")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "An access token of the realm; /portal-config.json says where to get one.");
        document.putArray("security").addObject().putArray("oidc");
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(document)) + "\n";
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is read has a tag: the gateway's, or the weak one of FHIR. */
    private static void tagged(ObjectNode read) {
        if (read.at("/responses/200") instanceof ObjectNode shown) {
            shown.withObject("/headers").putObject("ETag").put("$ref", "#/components/headers/ETag");
        }
    }

    /** The gateway compares the tag. */
    private static void conditional(ObjectNode read) {
        read.withArray("parameters")
                .addObject()
                .put("name", "If-None-Match")
                .put("in", "header")
                .put("description", "Entity tags of what the caller has: where it is the same, 304 and no body.")
                .putObject("schema")
                .put("type", "string");
        ((ObjectNode) read.path("responses")).putObject("304").put("$ref", "#/components/responses/NotModified");
    }

    static boolean isMethod(String key) {
        return METHODS.contains(key);
    }

    /** {@code /v1/audit/entries} becomes {@code /v1/audit/{service}/entries}. */
    private static String joined(String path) {
        return path.replaceFirst("^(/v1/[a-z-]+)", "$1/{service}");
    }

    private static JsonNode withService(JsonNode path) {
        ObjectNode copy = path.deepCopy();
        ObjectNode parameter = JsonNodeFactory.instance
                .objectNode()
                .put("name", "service")
                .put("in", "path")
                .put("required", true)
                .put("description", "The service whose records these are.");
        ObjectNode schema = parameter.putObject("schema").put("type", "string");
        schema.putArray("enum")
                .add("registry")
                .add("case")
                .add("referral")
                .add("monitoring")
                .add("gateway");
        copy.properties().forEach(operation -> {
            if (isMethod(operation.getKey())) {
                ((ObjectNode) operation.getValue()).withArray("parameters").insert(0, parameter);
            }
        });
        return copy;
    }

    /** Order of properties is not part of the contract, and the scanner's is not stable. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            Map<String, JsonNode> byName = new TreeMap<>();
            object.properties().forEach(e -> byName.put(e.getKey(), e.getValue()));
            byName.forEach((key, value) -> result.set(key, sorted(value)));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> result.add(sorted(item)));
            return result;
        }
        return node;
    }
}
