package org.wasl.referral.referral;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ConfirmNewReason;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Amman;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.deadline.DeadlinePolicies;
import org.wasl.referral.directory.DirectoryConfig;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.disclosure.ConsentDecision;
import org.wasl.referral.disclosure.Registry;
import org.wasl.referral.referral.ReferralTransitions.Step;

/** Referrals: drafting, sending, reading. The steps after sending are in {@link ReferralStepResource}. */
@Path("/v1/referrals")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class ReferralResource {
    private final Referrals referrals;
    private final ReferralDesk desk;
    private final ServicesAtLocations places;
    private final DirectoryConfig directory;
    private final DeadlinePolicies deadlines;
    private final Registry registry;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    ReferralResource(
            Referrals referrals,
            ReferralDesk desk,
            ServicesAtLocations places,
            DirectoryConfig directory,
            DeadlinePolicies deadlines,
            Registry registry,
            Pages pages,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            Clock clock) {
        this.referrals = referrals;
        this.desk = desk;
        this.places = places;
        this.directory = directory;
        this.deadlines = deadlines;
        this.registry = registry;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Whose referrals a list shows. */
    public enum Box {
        IN,
        OUT,
        BOTH
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
    @Operation(
            operationId = "listReferrals",
            summary = "The referrals you sent or got, newest first",
            description = "Lists show no summary and no profile: those are read one by one.")
    public Page<ReferralView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("box") @DefaultValue("BOTH") Box box,
            @QueryParam("status") ReferralStatus status,
            @QueryParam("priority") ReferralPriority priority,
            @QueryParam("caseId") CaseId caseId,
            @QueryParam("overdue") @Parameter(description = "Only those with a deadline passed.") Boolean overdue) {
        Filter<Referral> filter = referrals
                .visibleTo(caller)
                .andIfGiven("e.status = :status", "status", status)
                .andIfGiven("e.priority = :priority", "priority", priority)
                .andIfGiven(
                        "e.caseId = :caseId and e.agencyId = :agency",
                        "caseId",
                        caseId == null ? null : caseId.value());
        if (box == Box.IN) {
            filter.and("e.targetOrganizationId = :agency");
        } else if (box == Box.OUT) {
            filter.and("e.agencyId = :agency");
        }
        if (Boolean.TRUE.equals(overdue)) {
            filter.and(
                    "(e.status = SENT and e.acknowledgeDueAt < :now)"
                            + " or (e.status in (SENT, RECEIVED) and e.decideDueAt < :now)"
                            + " or (e.status = ACCEPTED and e.contactDueAt < :now)"
                            + " or (e.status in (ACCEPTED, IN_PROGRESS) and e.outcomeDueAt < :now)",
                    "now",
                    clock.instant());
        }
        return pages.of(filter, page, desk::brief);
    }

    @POST
    @Operation(operationId = "draftReferral", summary = "Draft a referral. Nothing leaves your agency yet.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response draft(@Valid @NotNull ReferralBody body) {
        return idempotency.once(body, () -> {
            ServiceAtLocation target = target(body.serviceAtLocationId().value());
            Referral referral = new Referral(caller.agency(), caller.subject(), body, target, clock);
            referrals.persist(referral);
            journal.record(referral.drafted(), referral.audience());
            return Answers.created("/v1/referrals", desk.whole(referral));
        });
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
    @Operation(
            operationId = "getReferral",
            summary = "A referral",
            description = "The recipient sees the summary from sending on, the consented fields from acceptance on.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response get(@PathParam("id") ReferralId id) {
        return Answers.ok(desk.whole(referrals.get(id, caller)));
    }

    @GET
    @Path("/{id}/events")
    @Transactional
    @RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
    @Operation(operationId = "listReferralEvents", summary = "The steps taken, oldest first")
    public Page<ReferralView.Event> events(@PathParam("id") ReferralId id) {
        List<ReferralView.Event> all = referrals.get(id, caller).events().stream()
                .map(ReferralEvent::view)
                .toList();
        return new Page<>(all, null, null);
    }

    @POST
    @Path("/{id}/send")
    @Operation(
            operationId = "sendReferral",
            summary = "Send it: asks the registry for consent and discloses the summary",
            description =
                    "409 consent-required where the person allowed nothing for this recipient; 503 where the registry gives no"
                            + " answer: nothing is disclosed and the same request may be sent again.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response send(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @QueryParam("confirmNew")
                    @Parameter(description = "Why it is sent although an open referral for the same service exists.")
                    ConfirmNewReason confirmNew) {
        // The registry is asked before the transaction: it is a network call, and a held row would queue everybody
        // else.
        // If-Match covers the gap: a change in between makes the version stale.
        return idempotency.once(Map.of(), () -> granted(id, expected), granted -> {
            Referral referral = referrals.get(id, caller, expected);
            requireNoOpenLike(referral, confirmNew);
            journal.record(
                    referral.send(
                            desk.freeze(referral, granted),
                            deadlines.of(referral.priority()),
                            caller.actor(),
                            desk.partiesOf(referral),
                            clock),
                    referral.audience());
            journal.act("referral.disclosed", referral.rawId(), List.of("summary", "to:" + referral.target()));
            return Answers.ok(desk.whole(referral));
        });
    }

    private ConsentDecision.Granted granted(ReferralId id, IfMatch expected) {
        Referral draft = QuarkusTransaction.requiringNew().call(() -> {
            Referral referral = referrals.get(id, caller, expected);
            referral.requireCan(Step.SEND, desk.partiesOf(referral));
            if (!target(referral.serviceAtLocation()).takesReferrals(Amman.today(clock), directory.staleAfterDays())) {
                throw new Problem(ReferralProblem.TARGET_NOT_ACCEPTING);
            }
            return referral;
        });
        ConsentDecision decision = registry.mayDisclose(draft.subject(), draft.target());
        if (decision instanceof ConsentDecision.Granted granted) {
            return granted;
        }
        if (decision instanceof ConsentDecision.UnknownPerson) {
            throw Problem.invalidField("/subjectId", "unknown-person");
        }
        throw new Problem(
                decision instanceof ConsentDecision.Refused
                        ? ReferralProblem.CONSENT_REQUIRED
                        : CommonProblem.DEPENDENCY_UNAVAILABLE);
    }

    private void requireNoOpenLike(Referral referral, ConfirmNewReason confirmNew) {
        if (confirmNew == null) {
            List<Referral> open = referrals.openLike(referral);
            if (!open.isEmpty()) {
                throw new Problem(ReferralProblem.POSSIBLE_DUPLICATE)
                        .with("candidates", open.stream().map(Referral::id).toList());
            }
        }
    }

    private ServiceAtLocation target(java.util.UUID id) {
        return places.list(places.visibleTo(caller).and("e.id = :id", "id", id), 1).stream()
                .findFirst()
                .orElseThrow(() -> Problem.invalidField("/serviceAtLocationId", "unknown-service"));
    }
}
