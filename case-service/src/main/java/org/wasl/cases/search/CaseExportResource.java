package org.wasl.cases.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.interop.PeerExport;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** Exporting cases. */
@Path("/v1/cases/export")
@Tag(name = "Cases")
@Produces({CaseExportResource.CSV, CaseExportResource.NDJSON})
@RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class CaseExportResource {
    static final String CSV = "text/csv;charset=UTF-8";
    static final String NDJSON = "application/x-ndjson;charset=UTF-8";

    private final SavedFilters saved;
    private final CaseExport export;
    private final PeerExport peers;
    private final Caller caller;
    private final Journal journal;

    @Inject
    CaseExportResource(SavedFilters saved, CaseExport export, PeerExport peers, Caller caller, Journal journal) {
        this.saved = saved;
        this.export = export;
        this.peers = peers;
        this.caller = caller;
        this.journal = journal;
    }

    @GET
    @Operation(
            operationId = "exportCases",
            summary = "Export all cases that the filters of the list leave, as CSV with HXL tags or in a peer's form",
            description =
                    "Streamed. The second line holds the HXL tags. No person is in it: numbers, codes and dates, unless a"
                            + " peer's profile is asked for. That it was made is in the audit.")
    @APIResponse(
            responseCode = "200",
            description = "CSV, or JSON Lines",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class))
            })
    public RestResponse<StreamingOutput> export(
            @QueryParam("profile")
                    @Parameter(
                            description =
                                    "In the form of a peer, with the persons who agreed to it and of the others the code alone;"
                                            + " restricted cases are in none. UNHCR_JORDAN is CSV, the others JSON Lines.")
                    PeerProfile profile,
            @QueryParam("bom")
                    @DefaultValue("true")
                    @Parameter(
                            description =
                                    "Whether CSV begins with a byte order mark, by which spreadsheets know UTF-8. UNHCR_JORDAN"
                                            + " has none.")
                    boolean bom,
            @Valid @BeanParam CaseQuery query) {
        Filter<CaseFile> filter = QuarkusTransaction.requiringNew().call(() -> saved.filter(query, caller));
        if (query.sharedByOthers()) {
            throw Problem.invalidField("#scope", "filter-not-open");
        }
        QuarkusTransaction.requiringNew()
                .run(() -> journal.act("case.exported", caller.agency().value(), query.given()));
        if (profile == null) {
            return file("cases.csv", CSV, out -> export.write(filter, bom, out));
        }
        boolean csv = profile == PeerProfile.UNHCR_JORDAN;
        return file(csv ? "cases.csv" : "cases.ndjson", csv ? CSV : NDJSON, out -> peers.write(profile, filter, out));
    }

    private static RestResponse<StreamingOutput> file(String name, String type, StreamingOutput lines) {
        return ResponseBuilder.ok(lines, MediaType.valueOf(type))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
