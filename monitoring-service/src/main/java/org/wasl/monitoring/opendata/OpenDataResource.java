package org.wasl.monitoring.opendata;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.wasl.contracts.code.OpenDataFormat;
import org.wasl.monitoring.MonitoringConfig;
import org.wasl.monitoring.MonitoringProblem;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;

/** Figures that may be published, and what they are, as DCAT says it. */
@Path("/v1/open-data")
@Tag(name = "Figures")
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class OpenDataResource {
    private static final UUID OPEN_DATA = UUID.nameUUIDFromBytes("open-data".getBytes(StandardCharsets.UTF_8));
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final Map<String, String> VOCABULARIES =
            Map.of("dcat", "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/");

    private final OpenFigureFiles files;
    private final MonitoringConfig config;
    private final Journal journal;

    @Inject
    OpenDataResource(OpenFigureFiles files, MonitoringConfig config, Journal journal) {
        this.files = files;
        this.config = config;
        this.journal = journal;
    }

    /** @param title by language */
    @Schema(name = "OpenDataset")
    public record DatasetView(
            @JsonProperty("@context") Map<String, String> context,
            @JsonProperty("@type") String type,
            @JsonProperty("dct:title") Map<String, String> title,
            @JsonProperty("dct:description") Map<String, String> description,
            @JsonProperty("dct:publisher") String publisher,
            @JsonProperty("dct:license") String license,
            @JsonProperty("dct:spatial") String spatial,
            @JsonProperty("dct:accrualPeriodicity") String periodicity,
            @JsonProperty("dct:issued") Instant issued,
            @JsonProperty("dcat:distribution") List<DistributionView> distributions) {}

    @Schema(name = "OpenDistribution")
    public record DistributionView(
            @JsonProperty("@type") String type,
            @JsonProperty("dcat:accessURL") String accessUrl,
            @JsonProperty("dcat:mediaType") String mediaType,
            @JsonProperty("dcat:byteSize") long byteSize) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getOpenData",
            summary = "Get what the open data are, as DCAT describes a dataset",
            description =
                    "All indicators but those of incidents, by month and year, as a whole and by governorate, sex, age group, nationality group or disability;"
                            + " rounded, and none of a few. They are made anew after each publication of the facts, and are safe to publish.")
    public DatasetView describe() throws IOException {
        Instant issued = publishedAt(OpenDataFormat.CSV);
        return new DatasetView(
                VOCABULARIES,
                "dcat:Dataset",
                Map.of(
                        "en",
                        "Social protection and case management in Jordan: figures",
                        "ar",
                        "الحماية الاجتماعية وإدارة الحالة في الأردن: أرقام"),
                Map.of(
                        "en",
                                "Indicators of social registry, case management, referral and services. Counts are rounded to multiples of five, and none under five is told.",
                        "ar",
                                "مؤشرات السجل الاجتماعي وإدارة الحالة والإحالة والخدمات. الأعداد مقرّبة إلى مضاعفات الخمسة، ولا يُذكر عدد أقل من خمسة."),
                config.openData().publisher(),
                config.openData().license(),
                "http://sws.geonames.org/248816/",
                "http://purl.org/cld/freq/daily",
                issued,
                distributions());
    }

    private List<DistributionView> distributions() throws IOException {
        return List.of(distribution(OpenDataFormat.CSV, "text/csv"), distribution(OpenDataFormat.PARQUET, PARQUET));
    }

    private DistributionView distribution(OpenDataFormat format, String mediaType) throws IOException {
        return new DistributionView(
                "dcat:Distribution",
                "/v1/open-data/export?format=" + format,
                mediaType,
                Files.size(files.file(format)));
    }

    private Instant publishedAt(OpenDataFormat format) throws IOException {
        return files.publishedAt(format).orElseThrow(() -> new Problem(MonitoringProblem.FIGURES_NOT_PUBLISHED));
    }

    @GET
    @Path("/export")
    @Produces({CSV, PARQUET})
    @Transactional
    @Operation(
            operationId = "downloadOpenData",
            summary = "Download the open data",
            description =
                    "A line for each figure: indicator, both titles, unit, kind and days of the period, dimension and group (empty for the whole), value, numerator, denominator.")
    @APIResponse(
            responseCode = "200",
            description = "CSV, or Parquet",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = PARQUET, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public RestResponse<StreamingOutput> download(
            @QueryParam("format") @Parameter(description = "CSV where left out.") OpenDataFormat format)
            throws IOException {
        OpenDataFormat wanted = format == null ? OpenDataFormat.CSV : format;
        publishedAt(wanted);
        journal.act("open-data.downloaded", OPEN_DATA, List.of());
        StreamingOutput content = out -> Files.copy(files.file(wanted), out);
        return ResponseBuilder.ok(content, MediaType.valueOf(wanted == OpenDataFormat.CSV ? CSV : PARQUET))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"figures." + wanted.name().toLowerCase(Locale.ROOT) + "\"")
                .build();
    }
}
