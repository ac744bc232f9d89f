package org.wasl.platform.openapi;

import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** {@code Location} of what was made: declared where a GET answers one such record. What has no GET of its own is read in its list. */
final class CreatedRecords {
    private CreatedRecords() {}

    static void declare(OpenAPI document) {
        Set<String> read = document.getPaths().getPathItems().entrySet().stream()
                .filter(path -> path.getKey().endsWith("}") && path.getValue().getGET() != null)
                .map(path -> record(path.getValue().getGET(), "200"))
                .collect(Collectors.toSet());
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .flatMap(operations -> operations.values().stream())
                .filter(operation -> operation.getResponses().hasAPIResponse("201"))
                .forEach(operation -> declare(operation, read.contains(record(operation, "201"))));
    }

    private static void declare(Operation operation, boolean isRead) {
        String own = operation.getResponses().getAPIResponse("201").getDescription();
        if (own != null && !own.equals("OK")) {
            return; // who made it reads it elsewhere, as the operation says
        }
        OpenApiConventions.describe(
                operation,
                "201",
                isRead ? "Made. `Location` is its path, `ETag` its version." : "Made. It is read in its list.");
        if (isRead) {
            operation
                    .getResponses()
                    .getAPIResponse("201")
                    .addHeader(
                            "Location",
                            OASFactory.createHeader()
                                    .description("The path of what was made.")
                                    .schema(OASFactory.createSchema()
                                            .addType(Schema.SchemaType.STRING)
                                            .format("uri-reference")));
        }
    }

    /** The name of the schema that an operation answers in JSON; empty where it is none of its own. */
    private static String record(Operation operation, String status) {
        APIResponse response = operation.getResponses().getAPIResponse(status);
        MediaType json = response == null || response.getContent() == null
                ? null
                : response.getContent().getMediaType("application/json");
        String name = json == null || json.getSchema() == null
                ? null
                : json.getSchema().getRef();
        return name == null ? "" : name;
    }
}
