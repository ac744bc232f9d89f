package org.wasl.cases.breakglass;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.task.Tasks;
import org.wasl.cases.worker.Supervisors;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** Reviews of emergency access that wait, over all cases of an agency. A manager sees that they wait, and nothing of the cases. */
@Path("/v1/break-glass-reviews")
@Tag(name = "Sharing")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class BreakGlassReviewResource {
    private final BreakGlassRecords broken;
    private final EmergencyAccess emergencyAccess;
    private final CaseFiles cases;
    private final Supervisors supervisors;
    private final Tasks tasks;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    BreakGlassReviewResource(
            BreakGlassRecords broken,
            EmergencyAccess emergencyAccess,
            CaseFiles cases,
            Supervisors supervisors,
            Tasks tasks,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.broken = broken;
        this.emergencyAccess = emergencyAccess;
        this.cases = cases;
        this.supervisors = supervisors;
        this.tasks = tasks;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param supervisorId account of a supervisor of your agency who neither opened the case nor works or worked on it */
    @Schema(name = "BreakGlassDelegation")
    public record DelegationBody(@NotBlank @Size(max = 100) String supervisorId) {}

    /**
     * @param accountId who opened a case
     * @param dueAt by when it should be reviewed, as the supervisor's task says; null where no deadline is set
     * @param refusedFrom where it is not reviewed by then, no case is opened to this account in an emergency
     * @param caseId, reason for whom the review was delegated to, with {@code reviewBreakGlass}; null for a manager
     */
    @Schema(name = "BreakGlassReviewWaiting")
    public record WaitingView(
            @JsonUnwrapped RecordMetadata metadata,
            String accountId,
            @Schema(nullable = true) Instant dueAt,
            boolean overdue,
            Instant refusedFrom,
            @Schema(nullable = true) String delegateId,
            @Schema(nullable = true) CaseId caseId,
            @Schema(nullable = true) String reason,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(
            operationId = "listBreakGlassReviews",
            summary = "List openings in an emergency that wait for a review, newest first",
            description =
                    "A manager sees all of the agency, to find somebody for those that wait; a supervisor those that"
                            + " were delegated to them. Those of one's own cases are tasks.")
    public Page<WaitingView> list(@Valid @BeanParam PageRequest page) {
        Page<BreakGlass> found = pages.of(broken.waiting(caller), page, glass -> glass);
        return found.showing(views(found.items()));
    }

    /** Kept while the opening waits for a review. */
    @Singleton
    record WhileItWaits(BreakGlassReviewResource resource) implements Replay.WhileAccessIsTheSame {
        @Override
        public UUID access(RepeatedRequest request) {
            return resource.broken.waiting(request.id(), resource.caller).rawId();
        }
    }

    @POST
    @Path("/{id}/delegate")
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(WhileItWaits.class)
    @Operation(
            operationId = "delegateBreakGlassReview",
            summary = "Ask another supervisor of your agency for the review",
            description =
                    "They read the reason of the opening and decide with `reviewBreakGlass`; the case stays closed to"
                            + " them.")
    public WaitingView delegate(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull DelegationBody body) {
        BreakGlass glass = IfMatch.require(expected, broken.waiting(id, caller));
        SecondPerson.require(caller.subject(), glass.account(), body.supervisorId());
        Set<String> notThese = cases.findById(glass.caseId().value()).workers();
        notThese.add(glass.account());
        supervisors.require(body.supervisorId(), caller.agency(), notThese, "/supervisorId");
        glass.delegate(body.supervisorId(), clock);
        broken.flush();
        journal.act("break-glass.review-delegated", id, List.of("to:" + body.supervisorId()));
        return views(List.of(glass)).get(0);
    }

    private List<WaitingView> views(List<BreakGlass> waiting) {
        Map<UUID, Instant> due =
                tasks.dueOf(waiting.stream().map(BreakGlass::rawId).toList());
        return waiting.stream()
                .map(glass -> view(glass, due.get(glass.rawId())))
                .toList();
    }

    private WaitingView view(BreakGlass glass, Instant due) {
        boolean mine = caller.subject().equals(glass.delegate());
        return new WaitingView(
                RecordMetadata.of(glass),
                glass.account(),
                due,
                due != null && due.isBefore(clock.instant()),
                emergencyAccess.refusedFrom(glass),
                glass.delegate(),
                mine ? glass.caseId() : null,
                mine ? glass.reason() : null,
                caller.has(Roles.AGENCY_MANAGER) && !caller.subject().equals(glass.account())
                        ? List.of("delegate")
                        : List.of());
    }
}
