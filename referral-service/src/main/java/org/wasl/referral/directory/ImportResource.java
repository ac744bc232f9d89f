package org.wasl.referral.directory;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.directory.csv.PackageReader;
import org.wasl.referral.directory.csv.PackageRows;

/** Taking in directories that others keep. Safe to repeat: records are known by their ids. */
@Path("/v1/directory/imports")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DIRECTORY_EDITOR)
public class ImportResource {
    private final RuleLock locks;
    private final HsdsImport hsds;
    private final TaxonomyImport taxonomies;
    private final PackageRows rows;
    private final ObjectMapper mapper;

    @Inject
    ImportResource(RuleLock locks, HsdsImport hsds, TaxonomyImport taxonomies, PackageRows rows, ObjectMapper mapper) {
        this.locks = locks;
        this.hsds = hsds;
        this.taxonomies = taxonomies;
        this.rows = rows;
        this.mapper = mapper;
    }

    @Schema(
            name = "HsdsDocument",
            description =
                    "HSDS 3.1.1: taxonomies, their terms (a parent before its children), and organizations with their services nested.")
    public record HsdsDocument(
            @Schema(nullable = true, description = "HSDS taxonomy objects.")
            List<Object> taxonomies,

            @Schema(nullable = true, description = "HSDS taxonomy term objects.")
            List<Object> taxonomyTerms,

            @Schema(description = "HSDS organization objects.")
            List<Object> organizations) {}

    @POST
    @Operation(
            operationId = "importDirectory",
            summary = "Take in organizations with their services, in HSDS 3.1.1",
            description =
                    "Each record is one transaction. The report names every fault; after 5,000 rejected records the import stops.")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = HsdsDocument.class)))
    @APIResponse(responseCode = "200", description = "The report, also where records were rejected.")
    public ImportReport take(
            InputStream body,
            @QueryParam("dryRun") @DefaultValue("false") @Parameter(description = "Only the report: nothing is kept.")
                    boolean dryRun)
            throws IOException {
        ImportReport report = new ImportReport();
        java.nio.file.Path document = Files.createTempFile("directory", ".json");
        try {
            Files.copy(body, document, StandardCopyOption.REPLACE_EXISTING);
            take(document, dryRun, report);
        } finally {
            Files.delete(document);
        }
        return report;
    }

    @POST
    @Path("/csv-package")
    @Consumes("application/zip")
    @Operation(
            operationId = "importDirectoryPackage",
            summary = "The same from a tabular package: a ZIP of the CSV files of HSDS 3.1.1",
            description =
                    "Files by their names in the standard, such as services.csv; those that are missing are empty. At most 200 files,"
                            + " 512 MiB unpacked, a hundred times the size of a packed file, 1,000,000 lines; more answers 413 and names the"
                            + " limit. Where 5,000 rows belong to no record, nothing is taken in.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "200", description = "The report, also where records were rejected.")
    public ImportReport takePackage(
            InputStream body,
            @QueryParam("dryRun") @DefaultValue("false") @Parameter(description = "Only the report: nothing is kept.")
                    boolean dryRun)
            throws IOException {
        ImportReport report = new ImportReport();
        java.nio.file.Path zip = Files.createTempFile("directory", ".zip");
        java.nio.file.Path document = Files.createTempFile("directory", ".json");
        try {
            Files.copy(body, zip, StandardCopyOption.REPLACE_EXISTING);
            PackageReader reader = new PackageReader(rows, (table, id, pointer, code) -> {
                report.unplaced(new ImportReport.Fault(table, id, pointer, code));
                return !report.isFull();
            });
            if (reader.read(zip, document)) {
                take(document, dryRun, report);
            } else {
                report.stop();
            }
        } finally {
            Files.delete(zip);
            Files.delete(document);
        }
        return report;
    }

    private void take(java.nio.file.Path document, boolean dryRun, ImportReport report) throws IOException {
        // More than once over the document: services name terms, which may come after them.
        each(document, "taxonomies", dryRun, report, node -> taxonomies.takeTaxonomy(node, report));
        each(document, "taxonomy_terms", dryRun, report, node -> taxonomies.takeTerm(node, report));
        each(document, "organizations", dryRun, report, node -> hsds.take(node, report));
    }

    /** Streams: one record is in memory at a time. */
    private void each(
            java.nio.file.Path document, String list, boolean dryRun, ImportReport report, Consumer<JsonNode> take)
            throws IOException {
        ObjectReader oneOfMany = mapper.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try (RecordParser parser = RecordParser.of(document, mapper)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "");
            while (parser.nextRecord() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (!list.equals(field)) {
                    parser.skipChildren();
                    continue;
                }
                require(parser.currentToken() == JsonToken.START_ARRAY, "/" + field);
                while (parser.nextRecord() == JsonToken.START_OBJECT) {
                    if (report.isFull()) {
                        report.stop();
                        return;
                    }
                    JsonNode node = oneOfMany.readTree(parser);
                    if (dryRun) {
                        triedOnly(() -> alone(take, node));
                    } else {
                        QuarkusTransaction.requiringNew().timeout(120).run(() -> alone(take, node));
                    }
                }
            }
        }
    }

    /** Two who take in the same record at the same moment both make it: each reads whether it is there. */
    private void alone(Consumer<JsonNode> take, JsonNode node) {
        locks.take("directory-import");
        take.accept(node);
    }

    private static void triedOnly(Runnable work) {
        QuarkusTransaction.begin();
        try {
            work.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static void require(boolean form, String pointer) {
        if (!form) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST).at(pointer, "wrong-type");
        }
    }
}
