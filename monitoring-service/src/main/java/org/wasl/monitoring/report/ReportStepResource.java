package org.wasl.monitoring.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.event.PlanReportMoved;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.value.CleanText;

/** The way of a report from its agency to the organization that keeps the plan, until it is locked. */
@Path("/v1/plan-reports/{id}")
@Tag(name = "National plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER})
public class ReportStepResource {
    private final PlanReports reports;
    private final ReportPrefill prefill;
    private final ReportPresenter presenter;
    private final Caller caller;

    @Inject
    ReportStepResource(PlanReports reports, ReportPrefill prefill, ReportPresenter presenter, Caller caller) {
        this.reports = reports;
        this.prefill = prefill;
        this.presenter = presenter;
        this.caller = caller;
    }

    @Schema(name = "PlanReportReturn")
    public record ReturnBody(
            @NotBlank @Size(max = 2000) @CleanText String reason) {}

    @POST
    @Path("/refresh")
    @Once(ReportResource.Again.class)
    @Operation(
            operationId = "refreshPlanReport",
            summary = "Compute the figures of a report anew, with the indicators and targets of now",
            description = "While it is a draft, or came back. What is written or counted by hand stays.")
    public ReportView refresh(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return execute(
                id,
                expected,
                (report, context) -> report.refresh(() -> prefill.computed(report, prefill.renewed(report)), context));
    }

    @POST
    @Path("/submit")
    @Once(ReportResource.Again.class)
    @Operation(
            operationId = "submitPlanReport",
            summary = "Submit a report to the coordinating organization",
            description =
                    "When its period is over, with figures of the whole period: those that were computed before are computed anew first.")
    public ReportView submit(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return execute(id, expected, (report, context) -> report.submit(ReportStep.SUBMIT, context));
    }

    @POST
    @Path("/resubmit")
    @Once(ReportResource.Again.class)
    @Operation(
            operationId = "resubmitPlanReport",
            summary = "Submit a report again that came back",
            description = "With figures of the whole period, as when it was submitted first.")
    public ReportView resubmit(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return execute(id, expected, (report, context) -> report.submit(ReportStep.RESUBMIT, context));
    }

    @POST
    @Path("/return")
    @RolesAllowed(Roles.MONITOR)
    @Once(ReportResource.Again.class)
    @Operation(operationId = "returnPlanReport", summary = "Send a report back to its agency, with the reason")
    public ReportView sendBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull ReturnBody body) {
        return execute(id, expected, (report, context) -> report.returnTo(body.reason(), context));
    }

    @POST
    @Path("/review")
    @RolesAllowed(Roles.MONITOR)
    @Once(ReportResource.Again.class)
    @Operation(
            operationId = "reviewPlanReport",
            summary = "Say that a report was reviewed",
            description = "By another account than those that began, changed, computed or submitted it.")
    public ReportView review(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return execute(id, expected, PlanReport::review);
    }

    @POST
    @Path("/lock")
    @RolesAllowed(Roles.MONITOR)
    @Once(ReportResource.Again.class)
    @Operation(
            operationId = "lockPlanReport",
            summary = "Lock a report: its figures stay from now on",
            description = "By another account than those that began, changed, computed or submitted it.")
    public ReportView lock(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return execute(id, expected, PlanReport::lock);
    }

    @POST
    @Path("/correct")
    @Once(ReportResource.Again.class)
    @Created(at = "/v1/plan-reports")
    @Operation(
            operationId = "correctPlanReport",
            summary = "Begin the next version of a locked report",
            description =
                    "The locked one stays as it is. The new one is a draft with the same words and figures, and with the indicators and targets of now. Refresh it"
                            + " to compute its figures anew.")
    public ReportView correct(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        PlanReport locked = reports.get(id, caller, expected);
        PlanReport next = locked.correct(() -> prefill.renewed(locked), presenter.context(locked));
        reports.persist(next);
        return presenter.corrected(locked, next);
    }

    private ReportView execute(
            UUID id, IfMatch expected, BiFunction<PlanReport, PlanReport.Context, PlanReportMoved> step) {
        PlanReport report = reports.get(id, caller, expected);
        return presenter.recorded(report, step.apply(report, presenter.context(report)));
    }
}
