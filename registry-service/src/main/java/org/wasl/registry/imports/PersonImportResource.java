package org.wasl.registry.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.wasl.contracts.code.ImportStatus;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.csv.CsvText;
import org.wasl.platform.file.ReceivedFile;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemTexts;
import org.wasl.registry.imports.PersonImport.Party;
import org.wasl.registry.imports.PersonImport.Step;

/** Whole lists of persons from a file. */
@Path("/v1/person-imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
public class PersonImportResource {
    private final PersonImports imports;
    private final ImportFiles files;
    private final Pages pages;
    private final Caller caller;
    private final Clock clock;

    @Inject
    PersonImportResource(PersonImports imports, ImportFiles files, Pages pages, Caller caller, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listPersonImports", summary = "List your agency's imports, newest first")
    public Page<ImportView> list(@Valid @BeanParam PageRequest page) {
        Page<PersonImport> found = pages.of(imports.visibleTo(caller), page, job -> job);
        Set<UUID> whole =
                files.wholeAmong(found.items().stream().map(PersonImport::rawId).toList());
        return found.showing(found.items().stream()
                .map(job -> ImportView.of(job, whole.contains(job.rawId())))
                .toList());
    }

    /** The import as it is now. */
    @Singleton
    record Again(PersonImportResource resource) implements Replay.Current {
        @Override
        public ImportView read(RepeatedRequest request) {
            return resource.read(request.shown("id"));
        }
    }

    @POST
    @Once(Again.class)
    @Created(at = "/v1/person-imports")
    @Operation(
            operationId = "announcePersonImport",
            summary = "Announce a file of persons",
            description =
                    "Then send it in parts of at most 8 MiB, start it, and look how far it is. CSV: the columns whose names `columns` of the body lists."
                            + " A column is also known by `columns`, by an HXL tag below the headings, and by common words for it in both languages; what cannot be read of the headings is in the report. Encoding (UTF-8, UTF-16, Windows-1256), separator"
                            + " and the order of day and month are found out once for the file where you do not say them, and the import tells which. Codes may be words in either language; dates may be a year, a month, a day or a time; words for nothing (`-`, `#N/A`, `لا يوجد`) are empty."
                            + " A row with `person_id`, as exportPersons writes it, changes that person, where your agency holds the record; of who is known, columns that the file does not have stay as they are, and so do names in other scripts and for other uses."
                            + " Telephones and mail addresses of columns are those that may be used, in their order; a cell may have several, and contact points that are unsafe or old stay as they are. JSON Lines:"
                            + " a PersonRegistration on each line, with `\"household\": {\"id\", \"role\"}` and `\"secondHousehold\"` beside its fields where you know them; fields that a line does not have stay as they are. Homes are formed at the end: the head is who has the role"
                            + " HEAD or, where nobody has, the first of whom no role is said; who lives in another home already stays there, and the report says so. A list without ids that your agency imported before is refused, since everybody would be registered twice."
                            + " After 20,000 faults no further row is read: the import is FAILED, the report says at which line it stopped, and what was written stays. Who seems to be known already is registered all the same and comes before a steward."
                            + " That another agency's record has a number of the list is not told; each such row counts as a look-up of the account that announced the list (listLookupAlerts).")
    public ImportView announce(@Valid @NotNull PersonImportBody body) {
        PersonImport job = new PersonImport(
                caller.agency(), caller.subject(), caller.has(Roles.DATA_INTEGRATOR), body.toTerms(), clock);
        imports.persist(job);
        return ImportView.of(job, false);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getPersonImport", summary = "Get an import and how far it is")
    public ImportView get(@PathParam("id") UUID id) {
        return read(id);
    }

    private ImportView read(UUID id) {
        return view(imports.get(id, caller));
    }

    @PUT
    @Path("/{id}/parts/{number}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "putPersonImportPart",
            summary = "Send a part of the file",
            description =
                    "Parts are numbered from 0 and put together as they are; one that is sent again replaces the first.")
    @APIResponse(responseCode = "204", description = "It is there.")
    public void part(@PathParam("id") UUID id, @PathParam("number") int number, InputStream part) {
        try (ReceivedFile received = files.receive(id, number, part)) {
            QuarkusTransaction.requiringNew().run(() -> {
                PersonImport job = imports.get(id, caller);
                if (job.status() != ImportStatus.AWAITING_FILE) {
                    throw new Problem(CommonProblem.ALREADY_DONE);
                }
                files.write(id, number, received);
            });
        }
    }

    @POST
    @Path("/{id}/start")
    @Once(Again.class)
    @Operation(operationId = "startPersonImport", summary = "Start an import whose file is whole")
    public ImportView start(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        PersonImport job = imports.get(id, caller, expected);
        job.take(Step.START, Party.OWNER, isWhole(job), clock);
        imports.holds(id, files.bytesOf(id));
        return settled(job);
    }

    @POST
    @Path("/{id}/pause")
    @Once(value = Again.class, windsUp = true)
    @Operation(operationId = "pausePersonImport", summary = "Pause after the rows in hand")
    public ImportView pause(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return taken(imports.get(id, caller, expected), Step.PAUSE);
    }

    @POST
    @Path("/{id}/resume")
    @Once(Again.class)
    @Operation(operationId = "resumePersonImport", summary = "Resume an import where it was")
    public ImportView resume(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return taken(imports.get(id, caller, expected), Step.RESUME);
    }

    @POST
    @Path("/{id}/cancel")
    @Once(value = Again.class, windsUp = true)
    @Operation(operationId = "cancelPersonImport", summary = "Stop for good; what was written stays")
    public ImportView cancel(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        PersonImport job = imports.get(id, caller, expected);
        files.drop(id);
        return taken(job, Step.CANCEL);
    }

    private ImportView taken(PersonImport job, Step step) {
        job.take(step, Party.OWNER, isWhole(job), clock);
        return settled(job);
    }

    private ImportView settled(PersonImport job) {
        imports.settle(job);
        return view(job);
    }

    private ImportView view(PersonImport job) {
        return ImportView.of(job, isWhole(job));
    }

    private boolean isWhole(PersonImport job) {
        return files.wholeAmong(List.of(job.rawId())).contains(job.rawId());
    }

    @GET
    @Path("/{id}/report")
    @Produces("text/csv")
    @Transactional
    @Operation(
            operationId = "getPersonImportReport",
            summary = "Get what was wrong in the file, line by line, as CSV in both languages",
            description =
                    "No value of the file is repeated: the line, the field, the code and what it means. Also what was read and not taken, and how the file was read where that was not plain.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .STRING)))
    public RestResponse<StreamingOutput> report(
            @PathParam("id") UUID id,
            @QueryParam("bom")
                    @DefaultValue("true")
                    @Parameter(
                            description = "Whether it begins with a byte order mark, by which spreadsheets know UTF-8.")
                    boolean bom) {
        imports.get(id, caller);
        List<Row.Fault> faults =
                QuarkusTransaction.requiringNew().call(() -> imports.faults(id).toList());
        // Beyond the transaction: an answer that is not read holds no connection to the database.
        StreamingOutput csv = out -> write(faults, bom, out);
        return ResponseBuilder.ok(csv, "text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"import-report.csv\"")
                .build();
    }

    private static void write(List<Row.Fault> faults, boolean bom, java.io.OutputStream out) {
        CsvWriter csv = CsvWriter.builder().build(CsvText.to(out, bom));
        csv.writeRecord("line", "field", "code", "message_ar", "message_en");
        faults.forEach(fault -> csv.writeRecord(
                Long.toString(fault.line()),
                fault.field(),
                fault.code(),
                ProblemTexts.rule(fault.code(), Language.AR),
                ProblemTexts.rule(fault.code(), Language.EN)));
        try {
            csv.flush();
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
