package org.wasl.cases.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseQuery;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** Exporting cases. */
@Path("/v1/cases/export")
@Tag(name = "Cases")
@Produces(CaseExportResource.CSV)
@RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class CaseExportResource {
    static final String CSV = "text/csv;charset=UTF-8";

    private final CaseFiles cases;
    private final CaseExport export;
    private final Caller caller;
    private final Journal journal;

    @Inject
    CaseExportResource(CaseFiles cases, CaseExport export, Caller caller, Journal journal) {
        this.cases = cases;
        this.export = export;
        this.caller = caller;
        this.journal = journal;
    }

    @GET
    @Operation(
            operationId = "exportCases",
            summary = "All cases that the filters of the list leave, as CSV with HXL tags",
            description =
                    "Streamed. The second line holds the HXL tags. No person is in it: numbers, codes and dates. That it was"
                            + " made is in the audit.")
    @APIResponse(
            responseCode = "200",
            description = "CSV",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response export(@Valid @BeanParam CaseQuery query) {
        if (query.sharedByOthers()) {
            throw Problem.invalidField("#scope", "filter-not-open");
        }
        Filter<CaseFile> filter = query.in(cases, caller);
        QuarkusTransaction.requiringNew()
                .run(() -> journal.act("case.exported", caller.agency().value(), query.given()));
        StreamingOutput lines = out -> export.write(filter, out);
        return Response.ok(lines)
                .header("Content-Disposition", "attachment; filename=\"cases.csv\"")
                .build();
    }
}
