package org.wasl.monitoring.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.PlanReportStatus;
import org.wasl.contracts.event.PlanReportMoved;
import org.wasl.monitoring.framework.PlanFramework;
import org.wasl.monitoring.framework.PlanFrameworks;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.PossibleDate;

/** Reports on plans: what an agency, or the organization that keeps the plan, did in some months. */
@Path("/v1/plan-reports")
@Tag(name = "National plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
public class ReportResource {
    private final PlanReports reports;
    private final PlanFrameworks frameworks;
    private final ReportPrefill prefill;
    private final ReportPresenter presenter;
    private final Pages pages;
    private final Caller caller;
    private final Clock clock;

    @Inject
    ReportResource(
            PlanReports reports,
            PlanFrameworks frameworks,
            ReportPrefill prefill,
            ReportPresenter presenter,
            Pages pages,
            Caller caller,
            Clock clock) {
        this.reports = reports;
        this.frameworks = frameworks;
        this.prefill = prefill;
        this.presenter = presenter;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param frameworkId the edition of the plan, which is published
     * @param from first day of the first month
     * @param to last day of the last month
     */
    @Schema(name = "NewPlanReport")
    public record NewReport(
            @NotNull UUID frameworkId,
            @NotNull @PossibleDate LocalDate from,
            @NotNull @PossibleDate LocalDate to) {
        void requirePeriodOf(PlanFramework plan) {
            Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
            if (to.isBefore(from)) {
                faults.at("/to", "expiry-before-start");
            }
            if (from.getDayOfMonth() != 1 || to.plusDays(1).getDayOfMonth() != 1) {
                faults.at(from.getDayOfMonth() != 1 ? "/from" : "/to", "whole-months");
            }
            if (from.isBefore(plan.startsOn()) || to.isAfter(plan.endsOn())) {
                faults.at("/from", "outside-of-plan");
            }
            if (!faults.errors().isEmpty()) {
                throw faults;
            }
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listPlanReports",
            summary = "List the reports on plans, newest first",
            description =
                    "An agency sees its own; the coordinating organization, auditors and administrators all that were submitted; others those that are locked. Their lines are told by each report itself.")
    public Page<ReportSummary> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("frameworkId") UUID framework,
            @QueryParam("agencyId") UUID agency,
            @QueryParam("status") PlanReportStatus status) {
        Page<PlanReport> found = pages.of(
                reports.visibleTo(caller)
                        .andIfGiven("e.frameworkId = :framework", "framework", framework)
                        .andIfGiven("e.agencyId = :reporter", "reporter", agency)
                        .andIfGiven("e.status = :wanted", "wanted", status),
                page,
                report -> report);
        return found.showing(presenter.listed(found.items()));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getPlanReport",
            summary = "Get a report on a plan",
            description =
                    "A locked one keeps its figures. With now, beside them stands what they are today, and the difference, where figures are published.")
    public ReportView get(
            @PathParam("id") UUID id,
            @QueryParam("now") @Parameter(description = "Of a locked report, tell the figures of today, too.")
                    boolean now) {
        PlanReport report = reports.get(id, caller);
        return now ? presenter.viewWithFiguresOfToday(report) : presenter.view(report);
    }

    /** The report as it is now. */
    @Singleton
    record Again(ReportResource resource) implements Replay.Current {
        @Override
        public ReportView read(RepeatedRequest request) {
            return resource.get(request.shown("id"), false);
        }
    }

    @POST
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER})
    @Once(Again.class)
    @Created(at = "/v1/plan-reports")
    @Operation(
            operationId = "beginPlanReport",
            summary = "Begin a report of your agency on a plan",
            description =
                    "It has a line for each indicator of the plan, with the figure where the platform computes it and you may read it: of the whole for the"
                            + " coordinating organization, of its own part for another agency. A figure that is not told is no zero: its state says why.")
    public ReportView begin(@Valid @NotNull NewReport body) {
        PlanFramework plan = PlanFrameworks.requirePublished(
                frameworks.named(body.frameworkId(), caller, "/frameworkId", "unknown-plan"), "/frameworkId");
        body.requirePeriodOf(plan);
        PlanReport report = new PlanReport(
                caller.agency(),
                plan,
                body.from(),
                body.to(),
                prefill.lines(plan, caller.agency(), body.from(), body.to()),
                caller.subject(),
                clock);
        PlanReportMoved begun = report.begun(prefill.computed(report, report.lines()));
        reports.persist(report);
        return presenter.recorded(report, begun);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER})
    @Once(Again.class)
    @Operation(
            operationId = "changePlanReport",
            summary = "Write the words of a report, and the figures that are counted by hand",
            description = "While it is a draft, or came back.")
    public ReportView change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull ReportContent body) {
        PlanReport report = reports.get(id, caller, expected);
        return presenter.recorded(
                report,
                report.change(
                        body.narrativeAr(),
                        body.narrativeEn(),
                        body.writtenTo(report.lines()),
                        presenter.context(report)));
    }
}
