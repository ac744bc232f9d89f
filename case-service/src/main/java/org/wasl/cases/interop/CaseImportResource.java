package org.wasl.cases.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.registry.Registry;
import org.wasl.cases.worker.Worker;
import org.wasl.cases.worker.Workers;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.code.Programme;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.file.RawRows;
import org.wasl.platform.idempotency.WritesWithoutKey;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Taking in cases that a peer has. */
@Path("/v1/cases/import")
@Tag(name = "Peers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DATA_INTEGRATOR)
public class CaseImportResource {
    private static final int MOST_LINES = 2000;

    private final CaseIntake intake;
    private final Workers workers;
    private final Registry registry;
    private final Caller caller;
    private final ObjectMapper mapper;

    @Inject
    CaseImportResource(CaseIntake intake, Workers workers, Registry registry, Caller caller, ObjectMapper mapper) {
        this.intake = intake;
        this.workers = workers;
        this.registry = registry;
        this.caller = caller;
        this.mapper = mapper;
    }

    @POST
    @Consumes({"application/x-ndjson", "text/csv"})
    @WritesWithoutKey
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "importCases",
            summary = "Take in cases in a peer's form; send the same again to bring them up to date",
            description =
                    "Read as it arrives, at most 2,000 lines; each line is one transaction, known again by its external ids."
                            + " A case of which the platform knows more than one, or a person who may be registered"
                            + " already, is a CONFLICT for somebody to decide; nothing is picked. Codes that are not ours are"
                            + " kept as they came. While the registry is away the answer is 503; what was taken in stays,"
                            + " and the file can be sent again. Is for CASE_MANAGEMENT: another X-Purpose answers 422.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(implementation = String.class),
                        example =
                                "{\"case_id\":\"0ac4b6f1-5a1d-4a0b-9a55-1f0e6c7d2b11\",\"name_first\":\"Sami\",\"sex\":\"male\"}"),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(implementation = String.class),
                        example = "individual_progress_id,cpims_code,sex\nDAD-00005708,CP-0417,male")
            })
    @APIResponse(
            responseCode = "200",
            description = "The report, also where lines were rejected.",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public ImportReport take(
            @QueryParam("profile") @NotNull @Parameter(description = "UNHCR_JORDAN is CSV, the others JSON Lines.")
                    PeerProfile profile,
            @QueryParam("ownerId")
                    @NotNull
                    @Size(max = 100)
                    @Parameter(description = "Account of the worker who gets the cases that are new.")
                    String owner,
            @QueryParam("programme")
                    @DefaultValue("CHILD_PROTECTION")
                    @Parameter(description = "The programme of cases whose line names none.")
                    Programme programme,
            @QueryParam("dryRun")
                    @Parameter(
                            description =
                                    "Only say what would become of each line after those before it. The same is asked as when it is"
                                            + " taken; only whom the registry would find to be like somebody of the same file, it"
                                            + " tells when it is taken.")
                    boolean dryRun,
            InputStream body) {
        caller.requireOpenOrganization();
        registry.requireCaseWork();
        Worker worker = QuarkusTransaction.requiringNew().call(() -> workers.ofAccount(owner)
                .filter(Worker::active)
                .filter(w -> w.agency().equals(caller.agency()))
                .orElseThrow(() -> Problem.invalidField("#ownerId", "no-such-worker")));
        var rules = new CaseIntake.Rules(profile, worker, programme, dryRun, new TriedLines());
        Iterator<Numbered> read = profile == PeerProfile.UNHCR_JORDAN ? csv(body) : json(body);
        List<ImportReport.Line> report = new ArrayList<>();
        boolean whole = false;
        try {
            while (read.hasNext() && report.size() < MOST_LINES) {
                Numbered line = read.next();
                report.add(
                        line.fields().isEmpty()
                                ? CaseIntake.rejected(line.number(), "", "unreadable-line")
                                : intake.take(line.number(), line.fields(), rules));
            }
            whole = !read.hasNext();
        } catch (CsvParseException unreadable) {
            // A cell without end: what comes after it is lost with it, what came before it is taken.
            report.add(CaseIntake.rejected(report.size() + 2L, "", "unreadable-line"));
        }
        return ImportReport.of(report, whole, dryRun);
    }

    /** @param fields empty where the line could not be read */
    private record Numbered(long number, ObjectNode fields) {}

    private Iterator<Numbered> csv(InputStream body) {
        return CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(RawRows.LONGEST)
                .ofNamedCsvRecord(new InputStreamReader(body, StandardCharsets.UTF_8))
                .stream()
                .map(row -> {
                    ObjectNode fields = mapper.createObjectNode();
                    row.getFieldsAsMap().forEach((name, value) -> fields.put(name.strip(), value));
                    return new Numbered(row.getStartingLineNumber(), fields);
                })
                .iterator();
    }

    /** A line that is too long is passed over and told: memory holds one that is not. */
    private Iterator<Numbered> json(InputStream body) {
        RawRows rows = new RawRows(body, false);
        return Stream.generate(() -> next(rows))
                .takeWhile(Objects::nonNull)
                .map(row ->
                        new Numbered(row.line(), row.text() == null ? mapper.createObjectNode() : fields(row.text())))
                .iterator();
    }

    private static RawRows.Raw next(RawRows rows) {
        try {
            return rows.next();
        } catch (IOException brokenOff) {
            throw new Problem(CommonProblem.UNREADABLE_REQUEST);
        }
    }

    private ObjectNode fields(String line) {
        try {
            return mapper.readTree(line) instanceof ObjectNode object ? object : mapper.createObjectNode();
        } catch (JsonProcessingException notJson) {
            return mapper.createObjectNode();
        }
    }
}
