package org.wasl.registry.export;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.wasl.contracts.code.ImportFormat;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.vocabulary.CodeOf;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** The persons of an agency as a file. */
@Path("/v1/persons/export")
@Tag(name = "Persons")
@Produces({PersonExportResource.CSV, PersonExportResource.NDJSON})
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR})
public class PersonExportResource {
    static final String CSV = "text/csv;charset=UTF-8";
    static final String NDJSON = "application/x-ndjson;charset=UTF-8";

    private final Persons persons;
    private final PersonExport export;
    private final Caller caller;
    private final Journal journal;

    @Inject
    PersonExportResource(Persons persons, PersonExport export, Caller caller, Journal journal) {
        this.persons = persons;
        this.export = export;
        this.caller = caller;
        this.journal = journal;
    }

    @GET
    @Operation(
            operationId = "exportPersons",
            summary = "Export the persons that your agency may know of, as CSV with HXL tags or as JSON Lines",
            description =
                    "Streamed, newest first, each as far as consent opens the record; `redactions` names what is there and not shown. The second line of CSV holds the HXL tags; `household_no` is the household as your system calls it. The file can be"
                            + " imported again: announcePersonImport knows the persons by `person_id`, and changes those of your agency. What a spreadsheet would take for a formula begins with an apostrophe, which the import takes away. CSV has the telephones and mail addresses that may be used, JSON Lines all that you may read. Every person in it is in the audit as read.")
    @APIResponse(
            responseCode = "200",
            description = "CSV, or JSON Lines of Person",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class))
            })
    public RestResponse<StreamingOutput> export(
            @QueryParam("format") ImportFormat format,
            @QueryParam("governorate")
                    @CodeOf(Vocabulary.GOVERNORATE)
                    @Parameter(description = "Those who live there, as far as that is open to you. ISO 3166-2.")
                    String governorate,
            @QueryParam("updatedSince") Instant updatedSince,
            @QueryParam("bom")
                    @DefaultValue("true")
                    @Parameter(
                            description =
                                    "Whether CSV begins with a byte order mark, by which spreadsheets know UTF-8.")
                    boolean bom) {
        boolean lines = format == ImportFormat.JSON_LINES;
        Filter<Person> filter = export.filter(caller, governorate, updatedSince);
        PersonExport.Reader reader = new PersonExport.Reader(caller.agency(), caller.purpose(), caller.actor());
        QuarkusTransaction.requiringNew()
                .run(() -> journal.act("person.exported", caller.agency().value(), List.of()));
        StreamingOutput file = out -> {
            if (lines) {
                export.jsonLines(filter, reader, out);
            } else {
                export.csv(filter, reader, bom, out);
            }
        };
        return ResponseBuilder.ok(file, lines ? NDJSON : CSV)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + (lines ? "persons.ndjson" : "persons.csv") + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
