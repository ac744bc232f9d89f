package org.wasl.referral.directory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Taking in directories that others keep. Safe to repeat: records are known by their ids. */
@Path("/v1/directory/imports")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DIRECTORY_EDITOR)
public class ImportResource {
    private final HsdsImport hsds;
    private final ObjectMapper mapper;

    @Inject
    ImportResource(HsdsImport hsds, ObjectMapper mapper) {
        this.hsds = hsds;
        this.mapper = mapper;
    }

    @Schema(name = "HsdsDocument", description = "HSDS 3.1.1: organizations with their services nested.")
    public record HsdsDocument(
            @Schema(description = "HSDS organization objects.")
            java.util.List<Object> organizations) {}

    @POST
    @Operation(
            operationId = "importDirectory",
            summary = "Take in organizations with their services, in HSDS 3.1.1",
            description = "Read as it arrives; each organization is one transaction. The report names every fault.")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HsdsDocument.class)))
    @APIResponse(responseCode = "200", description = "The report, also where records were rejected.")
    public ImportReport take(InputStream body) throws IOException {
        ImportReport report = new ImportReport();
        ObjectReader oneOfMany = mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try (JsonParser parser = mapper.getFactory().createParser(body)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (!field.equals("organizations")) {
                    parser.skipChildren(); // taxonomies wait for the directory's own issue
                    continue;
                }
                require(parser.currentToken() == JsonToken.START_ARRAY, "/organizations");
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    JsonNode organization = oneOfMany.readTree(parser);
                    QuarkusTransaction.requiringNew().timeout(120).run(() -> hsds.take(organization, report));
                }
            }
        }
        return report;
    }

    private static void require(boolean form, String pointer) {
        if (!form) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at(pointer, "wrong-type");
        }
    }
}
