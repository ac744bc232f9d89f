package org.wasl.monitoring.action;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FollowUpActionStatus;
import org.wasl.contracts.event.FollowUpActionMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.action.FollowUpAction.Step;
import org.wasl.monitoring.framework.FrameworkNode;
import org.wasl.monitoring.report.KnownReports;
import org.wasl.monitoring.warning.FollowedAlerts;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** What agencies are to do because of a report on a plan or of an alert, or of their own. */
@Path("/v1/follow-up-actions")
@Tag(name = "National plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER})
public class ActionResource {
    private final FollowUpActions actions;
    private final KnownReports reports;
    private final FollowedAlerts alerts;
    private final KnownOrganizations organizations;
    private final Holidays holidays;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ActionResource(
            FollowUpActions actions,
            KnownReports reports,
            FollowedAlerts alerts,
            KnownOrganizations organizations,
            Holidays holidays,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.actions = actions;
        this.reports = reports;
        this.alerts = alerts;
        this.organizations = organizations;
        this.holidays = holidays;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param ownerAgencyId organization of the directory that is to do it
     * @param ownerAccount account that is to do it; null where the agency decides
     */
    @Schema(name = "FollowUpActionBody")
    public record ActionBody(
            @NotBlank @Size(max = 300) @CleanText String title,
            @NotNull AgencyId ownerAgencyId,

            @Schema(nullable = true) @Size(max = 100) @CleanText @Pattern(regexp = CleanText.NOT_BLANK)
            String ownerAccount,

            @NotNull @PossibleDate LocalDate dueOn) {
        FollowUpAction.Facts toFacts() {
            return new FollowUpAction.Facts(title, ownerAgencyId, ownerAccount, dueOn);
        }

        static ActionBody of(FollowUpAction.Facts known) {
            return new ActionBody(known.title(), known.ownerAgency(), known.ownerAccount(), known.dueOn());
        }
    }

    /**
     * @param ownerAgencyId organization of the directory that is to do it
     * @param ownerAccount account that is to do it; null where the agency decides
     * @param reportId the report that it follows from; null where it follows from none
     * @param indicator code of the line of the report; null where it follows from the whole
     * @param alertId the alert that it follows from; null where it follows from none
     */
    @Schema(name = "NewFollowUpAction")
    public record NewAction(
            @NotBlank @Size(max = 300) @CleanText String title,
            @NotNull AgencyId ownerAgencyId,

            @Schema(nullable = true) @Size(max = 100) @CleanText @Pattern(regexp = CleanText.NOT_BLANK)
            String ownerAccount,

            @NotNull @PossibleDate LocalDate dueOn,
            @Schema(nullable = true) UUID reportId,

            @Schema(nullable = true) @Pattern(regexp = FrameworkNode.CODE)
            String indicator,

            @Schema(nullable = true) UUID alertId) {
        FollowUpAction.Facts toFacts() {
            return new FollowUpAction.Facts(title, ownerAgencyId, ownerAccount, dueOn);
        }

        FollowUpAction.Cause cause() {
            return new FollowUpAction.Cause(reportId, indicator, alertId);
        }
    }

    /** @param dueOn by which day it is to be done now */
    @Schema(name = "FollowUpActionReopening")
    public record ReopenBody(@NotNull @PossibleDate LocalDate dueOn) {}

    @Schema(name = "FollowUpAction")
    public record ActionView(
            @JsonUnwrapped RecordMetadata metadata,
            @JsonUnwrapped ActionBody action,
            @Schema(nullable = true) UUID reportId,
            @Schema(nullable = true) String indicator,
            @Schema(nullable = true) UUID alertId,
            FollowUpActionStatus status,
            boolean overdue,
            List<String> allowedActions)
            implements View {}

    @GET
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(
            operationId = "listFollowUpActions",
            summary = "List follow-up actions, newest first",
            description =
                    "An agency sees those that it agreed and those that it is to do; the coordinating organization, auditors and administrators see all.")
    public Page<ActionView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("reportId") UUID report,
            @QueryParam("alertId") UUID alert,
            @QueryParam("status") FollowUpActionStatus status,
            @QueryParam("ownerAgencyId") UUID owner) {
        return pages.of(
                actions.visibleTo(caller)
                        .andIfGiven("e.reportId = :report", "report", report)
                        .andIfGiven("e.alertId = :alert", "alert", alert)
                        .andIfGiven("e.status = :status", "status", status)
                        .andIfGiven("e.ownerAgencyId = :owner", "owner", owner),
                page,
                this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(operationId = "getFollowUpAction", summary = "Get a follow-up action")
    public ActionView get(@PathParam("id") UUID id) {
        return view(actions.get(id, caller));
    }

    /** The action as it is now. */
    @Singleton
    record Again(ActionResource resource) implements Replay.Current {
        @Override
        public ActionView read(RepeatedRequest request) {
            return resource.get(request.shown("id"));
        }
    }

    @POST
    @Once(Again.class)
    @Created(at = "/v1/follow-up-actions")
    @Operation(
            operationId = "agreeFollowUpAction",
            summary = "Agree what an agency is to do, because of a line of a report, of an alert, or by itself",
            description =
                    "An alert that is named is followed from now on: by the coordinating organization, or by the agency that is responsible. Three working days before it is due, when it is overdue, and five working days later an event says so, the last one to the coordinating organization, too. The day is one that is not over.")
    public ActionView agree(@Valid @NotNull NewAction body) {
        organizations.requireOpenOrganization(body.ownerAgencyId(), "/ownerAgencyId");
        reports.requireKnown(body.reportId(), body.indicator(), caller);
        FollowUpAction action =
                new FollowUpAction(caller.agency(), body.toFacts(), body.cause(), holidays.calendar(), clock);
        alerts.follow(body.alertId());
        actions.persist(action);
        return recorded(action, action.agreed(), FollowUpActions.agencies(action));
    }

    @PUT
    @Path("/{id}")
    @Once(Again.class)
    @Operation(
            operationId = "changeFollowUpAction",
            summary = "Change what is to be done, by whom, or by when",
            description = "Another day is one that is not over.")
    public ActionView change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull ActionBody body) {
        FollowUpAction action = actions.get(id, caller, expected);
        if (!action.ownerAgency().equals(body.ownerAgencyId())) {
            organizations.requireOpenOrganization(body.ownerAgencyId(), "/ownerAgencyId");
        }
        Set<AgencyId> audience = new HashSet<>(FollowUpActions.agencies(action));
        FollowUpActionMoved moved =
                action.change(body.toFacts(), holidays.calendar(), actions.parties(action, caller), clock);
        audience.addAll(FollowUpActions.agencies(action));
        return recorded(action, moved, audience);
    }

    @POST
    @Path("/{id}/start")
    @Once(Again.class)
    @Operation(operationId = "startFollowUpAction", summary = "Start a follow-up action")
    public ActionView start(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.START);
    }

    @POST
    @Path("/{id}/complete")
    @Once(value = Again.class, windsUp = true)
    @Operation(operationId = "completeFollowUpAction", summary = "Complete a follow-up action")
    public ActionView complete(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.COMPLETE);
    }

    @POST
    @Path("/{id}/cancel")
    @Once(value = Again.class, windsUp = true)
    @Operation(operationId = "cancelFollowUpAction", summary = "Cancel a follow-up action")
    public ActionView cancel(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.CANCEL);
    }

    @POST
    @Path("/{id}/reopen")
    @Once(Again.class)
    @Operation(
            operationId = "reopenFollowUpAction",
            summary = "Reopen a follow-up action that was not done after all",
            description = "By a day that is not over.")
    public ActionView reopen(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull ReopenBody body) {
        FollowUpAction action = actions.get(id, caller, expected);
        return recorded(
                action,
                action.reopen(body.dueOn(), holidays.calendar(), actions.parties(action, caller), clock),
                FollowUpActions.agencies(action));
    }

    private ActionView step(UUID id, IfMatch expected, Step step) {
        FollowUpAction action = actions.get(id, caller, expected);
        return recorded(
                action, action.execute(step, actions.parties(action, caller), clock), FollowUpActions.agencies(action));
    }

    /**
     * @param moved null where nothing changed
     * @param audience also who was to do it before
     */
    private ActionView recorded(FollowUpAction action, FollowUpActionMoved moved, Set<AgencyId> audience) {
        if (moved != null) {
            journal.record(moved, audience);
        }
        return view(action);
    }

    private ActionView view(FollowUpAction action) {
        return new ActionView(
                RecordMetadata.of(action),
                ActionBody.of(action.facts()),
                action.cause().report(),
                action.cause().indicator(),
                action.cause().alert(),
                action.status(),
                action.isOverdue(clock.instant()),
                action.allowedActions(actions.parties(action, caller)));
    }
}
