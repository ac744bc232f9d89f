package org.wasl.platform.openapi;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of answers: the version of a record, when to try again, and how to sign in. Each is described once and referred to. */
final class DeclaredHeaders {
    private static final Set<String> RECORDS = Set.of("200", "201");

    private DeclaredHeaders() {}

    static void declare(OpenAPI document) {
        if (document.getComponents() == null) {
            return;
        }
        document.getComponents()
                .addHeader(
                        "ETag",
                        header(
                                "The version of the record, and of what is read a hash of what you were shown: for If-Match and If-None-Match.",
                                Schema.SchemaType.STRING))
                .addHeader(
                        "Retry-After",
                        header("After how many seconds to try again (RFC 9110, 10.2.3).", Schema.SchemaType.INTEGER))
                .addHeader(
                        "Vary",
                        header(
                                "The headers of the request on which the answer depends: the language, and more where it is negotiated.",
                                Schema.SchemaType.STRING))
                .addHeader(
                        "Content-Disposition",
                        header(
                                "`attachment` with the name of the file (RFC 6266), where the answer is a file.",
                                Schema.SchemaType.STRING))
                .addHeader("WWW-Authenticate", header("The scheme of the token: Bearer.", Schema.SchemaType.STRING));
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> declare(operation, schemas));
    }

    private static void declare(Operation operation, Map<String, Schema> schemas) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                refer(response, "Vary");
            }
            if (status.equals("200") && isFile(response)) {
                refer(response, "Content-Disposition");
            }
            if (RECORDS.contains(status) && isVersioned(response, schemas)) {
                refer(response, "ETag");
            } else if (status.equals("429") || status.equals("503")) {
                refer(response, "Retry-After");
            } else if (status.equals("401")) {
                refer(response, "WWW-Authenticate");
            }
        });
    }

    /** What is neither JSON nor a page is a file. */
    private static boolean isFile(APIResponse response) {
        return response.getContent() != null
                && response.getContent().getMediaTypes().keySet().stream()
                        .anyMatch(type -> !type.endsWith("json") && !type.equals("text/html"));
    }

    /** Whether it answers one record: that has an id and a version. */
    private static boolean isVersioned(APIResponse response, Map<String, Schema> schemas) {
        var json = response.getContent() == null ? null : response.getContent().getMediaType("application/json");
        String name = json == null || json.getSchema() == null
                ? null
                : json.getSchema().getRef();
        Schema record = name == null || schemas == null ? null : schemas.get(name.substring(name.lastIndexOf('/') + 1));
        return record != null
                && record.getProperties() != null
                && record.getProperties().keySet().containsAll(Set.of("id", "version"));
    }

    static void refer(APIResponse response, String name) {
        response.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name));
    }

    private static Header header(String description, Schema.SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }
}
