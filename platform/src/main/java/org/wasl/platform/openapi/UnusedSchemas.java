package org.wasl.platform.openapi;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Takes schemas out of the contract that nothing refers to: records that were unwrapped into another, types of headers and of what the framework hands in. A
 * generated client would have a class for each.
 */
final class UnusedSchemas {
    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Schema> schemas;
    private final Set<String> used = new HashSet<>();
    private final Deque<Schema> open = new ArrayDeque<>();

    private UnusedSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void remove(OpenAPI document) {
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            Map<String, Schema> schemas = document.getComponents().getSchemas();
            Set<String> used = new UnusedSchemas(schemas).usedBy(document);
            Set.copyOf(schemas.keySet()).stream()
                    .filter(name -> !used.contains(name))
                    .forEach(document.getComponents()::removeSchema);
        }
    }

    private Set<String> usedBy(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(UnusedSchemas::of)
                .filter(Objects::nonNull)
                .forEach(open::add);
        if (document.getComponents().getHeaders() != null) {
            document.getComponents().getHeaders().values().stream()
                    .map(header -> header.getSchema())
                    .filter(Objects::nonNull)
                    .forEach(open::add);
        }
        while (!open.isEmpty()) {
            follow(open.remove());
        }
        return used;
    }

    private static Stream<Schema> of(Operation operation) {
        return Stream.of(
                        operation.getParameters() == null
                                ? Stream.<Schema>empty()
                                : operation.getParameters().stream().map(parameter -> parameter.getSchema()),
                        operation.getRequestBody() == null
                                ? Stream.<Schema>empty()
                                : of(operation.getRequestBody().getContent()),
                        operation.getResponses().getAPIResponses().values().stream()
                                .flatMap(response -> of(response.getContent())))
                .flatMap(part -> part);
    }

    private static Stream<Schema> of(Content content) {
        return content == null
                ? Stream.empty()
                : content.getMediaTypes().values().stream().map(type -> type.getSchema());
    }

    private void follow(Schema schema) {
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(PREFIX.length());
            if (used.add(name) && schemas.containsKey(name)) {
                open.add(schemas.get(name));
            }
        }
        Stream.of(
                        schema.getAllOf(),
                        schema.getAnyOf(),
                        schema.getOneOf(),
                        schema.getProperties() == null
                                ? null
                                : schema.getProperties().values())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(open::add);
        Stream.of(schema.getItems(), schema.getAdditionalPropertiesSchema())
                .filter(Objects::nonNull)
                .forEach(open::add);
    }
}
