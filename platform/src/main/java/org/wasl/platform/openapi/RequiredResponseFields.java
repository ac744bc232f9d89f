package org.wasl.platform.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * An answer has all its fields, null or not, so that a generated client need not ask whether a field is there. Schemas that a request uses keep what
 * validation requires of it.
 */
final class RequiredResponseFields {
    private static final String PREFIX = "#/components/schemas/";
    /** Left out where there is nothing to tell: the total of a page that was not asked for, the parts of a problem. */
    private static final Set<String> LEFT_OUT_WHEN_EMPTY = Set.of("total");

    private final Map<String, Schema> schemas;

    private RequiredResponseFields(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static void declare(OpenAPI document) {
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            new RequiredResponseFields(document.getComponents().getSchemas()).declareIn(document);
        }
    }

    private void declareIn(OpenAPI document) {
        Set<String> ofRequests = new HashSet<>(Set.of("Problem"));
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .map(operation -> operation.getRequestBody())
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .forEach(type -> collect(type.getSchema(), ofRequests));
        collect(schemas.get("Problem"), ofRequests);
        schemas.forEach((name, schema) -> {
            if (!ofRequests.contains(name) && schema.getProperties() != null) {
                List<String> all = new ArrayList<>(schema.getProperties().keySet());
                all.removeAll(LEFT_OUT_WHEN_EMPTY);
                if (schema.hasExtension(OpenApiConventions.LEAVES_OUT_NULL)) {
                    all.removeIf(property -> mayBeNull(schema.getProperties().get(property)));
                }
                schema.setRequired(all);
            }
        });
    }

    private static boolean mayBeNull(Schema property) {
        return property.getType() != null && property.getType().contains(Schema.SchemaType.NULL)
                || property.getAnyOf() != null
                        && property.getAnyOf().stream().anyMatch(RequiredResponseFields::mayBeNull);
    }

    private void collect(Schema schema, Set<String> into) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null && into.add(schema.getRef().substring(PREFIX.length()))) {
            collect(schemas.get(schema.getRef().substring(PREFIX.length())), into);
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(part -> collect(part, into));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(part -> collect(part, into));
        }
        collect(schema.getItems(), into);
        collect(schema.getAdditionalPropertiesSchema(), into);
    }
}
