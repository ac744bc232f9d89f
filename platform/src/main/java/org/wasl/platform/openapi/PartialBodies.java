package org.wasl.platform.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** A merge patch says only what changes: the schema of its body is that of the whole record, with nothing required, by the name {@code …Patch}. */
final class PartialBodies {
    private static final String PREFIX = "#/components/schemas/";
    private static final String PATCH = "application/merge-patch+json";

    private PartialBodies() {}

    static void declare(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null
                        && operation.getRequestBody().getContent() != null
                        && operation.getRequestBody().getContent().hasMediaType(PATCH))
                .map(operation -> operation.getRequestBody().getContent().getMediaType(PATCH))
                .filter(body -> body.getSchema() != null && body.getSchema().getRef() != null)
                .forEach(body -> declare(body, schemas, document));
    }

    private static void declare(MediaType body, Map<String, Schema> schemas, OpenAPI document) {
        String name = body.getSchema().getRef().substring(PREFIX.length());
        Schema whole = schemas.get(name);
        if (whole == null || whole.getRequired() == null || whole.getRequired().isEmpty()) {
            return;
        }
        document.getComponents()
                .addSchema(
                        name + "Patch",
                        OASFactory.createSchema()
                                .type(whole.getType())
                                .description(whole.getDescription())
                                .properties(whole.getProperties()));
        body.setSchema(OASFactory.createSchema().ref(PREFIX + name + "Patch"));
    }
}
