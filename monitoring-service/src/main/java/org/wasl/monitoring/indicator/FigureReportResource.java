package org.wasl.monitoring.indicator;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.code.ReportFormat;
import org.wasl.monitoring.directory.DirectoryNames;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.vocabulary.Vocabularies;

/** Figures of several indicators in one file. The same figures that the caller reads. */
@Path("/v1/figures/export")
@Tag(name = "Figures")
@Produces({FigureExportResource.CSV, FigureExportResource.XLSX})
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class FigureReportResource {
    private static final UUID REPORT = UUID.nameUUIDFromBytes("figures-report".getBytes(StandardCharsets.UTF_8));
    private static final int MOST_INDICATORS = 20;
    /** They are in memory together, and a plan may have any number of indicators. */
    private static final int MOST_LINES = 50_000;

    private final SelectedIndicators selected;
    private final Figures figures;
    private final DirectoryNames names;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    private final Vocabularies codes;

    @Inject
    FigureReportResource(
            SelectedIndicators selected,
            Figures figures,
            DirectoryNames names,
            Caller caller,
            Journal journal,
            Vocabularies codes,
            Clock clock) {
        this.selected = selected;
        this.figures = figures;
        this.names = names;
        this.caller = caller;
        this.journal = journal;
        this.codes = codes;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "exportFigures",
            summary = "Export the figures of several indicators as one file",
            description =
                    "Of those that are named, or of all that a plan has. The second line holds the HXL tags; places are P-codes. The links of subscriptions lead here:"
                            + " what is told is decided by the account that asks.")
    @APIResponse(
            responseCode = "200",
            description = "CSV, or a workbook",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = FigureExportResource.XLSX,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public RestResponse<StreamingOutput> export(
            @QueryParam("indicators")
                    @Size(max = MOST_INDICATORS)
                    @Parameter(description = "Codes of indicators, repeated; all of the plan where left out.")
                    List<String> indicators,
            @BeanParam FigureQuery query,
            @QueryParam("format") @DefaultValue("XLSX") @Parameter(description = "XLSX where left out.")
                    ReportFormat format,
            @QueryParam("bom")
                    @DefaultValue("true")
                    @Parameter(
                            description =
                                    "Whether CSV begins with a byte order mark, by which spreadsheets know UTF-8.")
                    boolean bom) {
        List<FigureTable> tables = QuarkusTransaction.requiringNew().call(() -> tables(indicators, query));
        QuarkusTransaction.requiringNew()
                .run(() -> journal.act(
                        "indicator.exported",
                        REPORT,
                        tables.stream().map(table -> table.indicator().code()).collect(Collectors.toSet())));
        List<Figures.Told> told = told(tables);
        Language language = caller.language();
        FigureSheet.Labels labels = format == ReportFormat.XLSX ? new FigureSheet.Labels(language, codes::find) : null;
        List<FigureFiles.Lines> lines = FigureFiles.Lines.of(tables, told, names::of, labels);
        return format == ReportFormat.XLSX
                ? FigureExportResource.file(
                        "figures.xlsx",
                        FigureExportResource.XLSX,
                        out -> FigureFiles.xlsx(lines, language == Language.AR, out))
                : FigureExportResource.file(
                        "figures.csv", FigureExportResource.CSV, out -> FigureFiles.csv(lines, bom, out));
    }

    private List<Figures.Told> told(List<FigureTable> tables) {
        List<Figures.Told> told = new ArrayList<>();
        int lines = 0;
        for (FigureTable table : tables) {
            Figures.Told each = figures.told(table, caller, clock.instant());
            told.add(each);
            lines += each.figures().size();
            if (lines > MOST_LINES) {
                throw Problem.invalidField("#from", "too-long");
            }
        }
        return told;
    }

    private List<FigureTable> tables(List<String> indicators, FigureQuery query) {
        return selected
                .of(
                        new SelectedIndicators.Selection(
                                indicators.stream().distinct().toList(), query.framework, query.by),
                        "#")
                .stream()
                .map(each -> FigureTable.of(each.indicator(), query, each.naming(), JordanTime.today(clock)))
                .toList();
    }
}
