package org.wasl.monitoring.indicator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.wasl.contracts.code.FigureFormat;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.monitoring.directory.DirectoryNames;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.vocabulary.Vocabularies;

/** Figures as files, for spreadsheets and the systems of others. The same figures that the caller reads. */
@Path("/v1/indicators/{code}/export")
@Tag(name = "Figures")
@Produces({FigureExportResource.CSV, FigureExportResource.XLSX, FigureExportResource.GEOJSON})
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class FigureExportResource {
    static final String CSV = "text/csv;charset=UTF-8";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String GEOJSON = "application/geo+json";
    private static final List<IndicatorDimension> WHO_AND_WHERE =
            List.of(IndicatorDimension.AGENCY, IndicatorDimension.GOVERNORATE);

    private final Indicators indicators;
    private final IndicatorFrameworks frameworks;
    private final Figures figures;
    private final PlaceShapes shapes;
    private final DirectoryNames names;
    private final ObjectMapper mapper;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    private final Vocabularies codes;

    @Inject
    FigureExportResource(
            Indicators indicators,
            IndicatorFrameworks frameworks,
            Figures figures,
            PlaceShapes shapes,
            DirectoryNames names,
            ObjectMapper mapper,
            Caller caller,
            Journal journal,
            Vocabularies codes,
            Clock clock) {
        this.indicators = indicators;
        this.frameworks = frameworks;
        this.figures = figures;
        this.shapes = shapes;
        this.names = names;
        this.mapper = mapper;
        this.caller = caller;
        this.journal = journal;
        this.codes = codes;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "exportIndicator",
            summary = "Export the figures of an indicator as a file",
            description =
                    "The second line holds the HXL tags, places are P-codes; agencies, recipients and centres stand by their ids and their names in both languages. FOUR_W and ACTIVITYINFO are by agency and governorate, whatever `by` says:"
                            + " the indicator must have both. GEOJSON is a map (RFC 7946) by GOVERNORATE or by DISTRICT, which `by` must name: it has a feature for each place and period, and says why where no value is told. No cell is a formula.")
    @APIResponse(
            responseCode = "200",
            description = "CSV, a workbook, or a map",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = GEOJSON, schema = @Schema(implementation = FigureMap.Collection.class))
            })
    public RestResponse<StreamingOutput> export(
            @PathParam("code") String code,
            @BeanParam FigureQuery query,
            @QueryParam("format") @DefaultValue("HXL") @Parameter(description = "HXL where left out.")
                    FigureFormat format,
            @QueryParam("bom")
                    @DefaultValue("true")
                    @Parameter(
                            description =
                                    "Whether CSV begins with a byte order mark, by which spreadsheets know UTF-8.")
                    boolean bom) {
        FigureTable asked = QuarkusTransaction.requiringNew()
                .call(() -> FigureTable.of(
                        indicators.find(code).orElseThrow(Problem::notFound),
                        query,
                        frameworks.naming(code, query.framework),
                        JordanTime.today(clock)));
        FigureTable table =
                format == FigureFormat.FOUR_W || format == FigureFormat.ACTIVITYINFO ? asked.by(WHO_AND_WHERE) : asked;
        if (format == FigureFormat.GEOJSON) {
            FigureMap.requirePlace(table);
        }
        QuarkusTransaction.requiringNew()
                .run(() -> journal.act("indicator.exported", Indicator.idOf(code), Set.of(code)));
        Figures.Told told = figures.told(table, caller, clock.instant());
        Map<UUID, DirectoryNames.Name> called = names.of(FigureSheet.named(table, told));
        return switch (format) {
            case HXL -> csv(code, FigureSheet.whole(table, told, called, null), told, bom);
            case FOUR_W -> csv(code + "-4w", FigureSheet.fourW(table, called), told, bom);
            case ACTIVITYINFO -> csv(code + "-activityinfo", FigureSheet.activityInfo(table, called), told, bom);
            case GEOJSON -> {
                FigureMap.Collection map = new FigureMap(table, told, shapes, codes::all, clock.instant()).collection();
                yield file(code + ".geojson", GEOJSON, out -> mapper.writeValue(out, map));
            }
            case XLSX -> {
                Language language = caller.language();
                yield file(
                        code + ".xlsx",
                        XLSX,
                        out -> FigureFiles.xlsx(
                                List.of(new FigureFiles.Lines(
                                        FigureSheet.whole(
                                                table, told, called, new FigureSheet.Labels(language, codes::find)),
                                        told.figures())),
                                language == Language.AR,
                                out));
            }
        };
    }

    private static RestResponse<StreamingOutput> csv(String name, FigureSheet sheet, Figures.Told told, boolean bom) {
        return file(
                name + ".csv",
                CSV,
                out -> FigureFiles.csv(List.of(new FigureFiles.Lines(sheet, told.figures())), bom, out));
    }

    static RestResponse<StreamingOutput> file(String name, String type, StreamingOutput content) {
        return ResponseBuilder.ok(content, MediaType.valueOf(type))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
