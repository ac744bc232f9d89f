package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.Replay;
import org.wasl.referral.directory.csv.PackageReader;
import org.wasl.referral.directory.csv.PackageRows;

/** Taking in directories that others keep. Safe to repeat: records are known by their ids. */
@Path("/v1/directory/imports")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DIRECTORY_EDITOR)
public class ImportResource {
    private static final String LINES = "application/x-ndjson";

    private final DocumentImport documents;
    private final PackageRows rows;
    private final Act act;

    @Inject
    ImportResource(DocumentImport documents, PackageRows rows, Act act) {
        this.documents = documents;
        this.rows = rows;
        this.act = act;
    }

    @Schema(
            name = "HsdsDocument",
            description =
                    "HSDS 3.1.1: taxonomies, their terms (a parent before its children), and organizations with their services nested.")
    public record HsdsDocument(
            @Schema(nullable = true) List<Object> taxonomies,

            @JsonProperty("taxonomy_terms") @Schema(nullable = true)
            List<Object> taxonomyTerms,

            List<Object> organizations) {}

    @POST
    @Consumes({MediaType.APPLICATION_JSON, LINES})
    @Once(value = Replay.Verbatim.class, asksFirst = true)
    @Operation(
            operationId = "importDirectory",
            summary = "Take in organizations with their services, in HSDS 3.1.1",
            description =
                    "Also one record by itself, an array of records, a page of a list as a server of HSDS answers it, or one record on"
                            + " each line. Each record is one transaction, and what is wrong with one leaves the others as they are. What is"
                            + " taken is given back by exports as it came. The report names every fault, also names and elements that are"
                            + " none of HSDS, and says of each whether it is kept; after 5,000 rejected records the import stops.")
    @RequestBody(
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = HsdsDocument.class)),
                @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "200", description = "The report, also where records were rejected.")
    public ImportReport take(
            InputStream body,
            @QueryParam("dryRun") @DefaultValue("false") @Parameter(description = "Only the report: nothing is kept.")
                    boolean dryRun)
            throws IOException {
        return received(body, ".json", (document, report) -> documents.take(document, dryRun, report));
    }

    @POST
    @Path("/csv-package")
    @Consumes("application/zip")
    @Once(value = Replay.Verbatim.class, asksFirst = true)
    @Operation(
            operationId = "importDirectoryPackage",
            summary = "Import the directory from a tabular package: a ZIP of the CSV files of HSDS 3.1.1",
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
        return received(body, ".zip", (zip, report) -> takePackage(zip, dryRun, report));
    }

    private void takePackage(java.nio.file.Path zip, boolean dryRun, ImportReport report) throws IOException {
        java.nio.file.Path document = Files.createTempFile("directory", ".json");
        try {
            PackageReader reader = new PackageReader(rows, (table, id, pointer, code) -> {
                report.unplaced(new ImportReport.Fault(table, id, pointer, code, false));
                return !report.stopsReading();
            });
            if (reader.read(zip, document)) {
                documents.take(document, dryRun, report);
            } else {
                report.stop();
            }
        } finally {
            Files.delete(document);
        }
    }

    private interface Reading {
        void of(java.nio.file.Path file, ImportReport report) throws IOException;
    }

    /** Under one key a document is taken in once; what it is, its content says. */
    private ImportReport received(InputStream body, String suffix, Reading reading) throws IOException {
        java.nio.file.Path file = Files.createTempFile("directory", suffix);
        try {
            String content = copied(body, file);
            act.received(content);
            ImportReport report = new ImportReport();
            reading.of(file, report);
            return act.commit(() -> report);
        } finally {
            Files.delete(file);
        }
    }

    /** @return what tells this content from another */
    private static String copied(InputStream body, java.nio.file.Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Files.copy(new DigestInputStream(body, digest), file, StandardCopyOption.REPLACE_EXISTING);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
