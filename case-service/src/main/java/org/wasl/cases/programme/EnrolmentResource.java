package org.wasl.cases.programme;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.programme.Enrolment.Party;
import org.wasl.cases.programme.Enrolment.Step;
import org.wasl.cases.registry.Registry;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.DropOutReason;
import org.wasl.contracts.code.EnrolmentStatus;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;

/** Who takes part in a programme. */
@Path("/v1/programmes/{id}/enrolments")
@Tag(name = "Programmes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class EnrolmentResource {
    private final CentreProgrammes programmes;
    private final Enrolments enrolments;
    private final EnrolmentOutcomes outcomes;
    private final EnrolmentViews views;
    private final Registry registry;
    private final Caller caller;
    private final Journal journal;
    private final Act act;
    private final Clock clock;

    @Inject
    EnrolmentResource(
            CentreProgrammes programmes,
            Enrolments enrolments,
            EnrolmentOutcomes outcomes,
            EnrolmentViews views,
            Registry registry,
            Caller caller,
            Journal journal,
            Act act,
            Clock clock) {
        this.programmes = programmes;
        this.enrolments = enrolments;
        this.outcomes = outcomes;
        this.views = views;
        this.registry = registry;
        this.caller = caller;
        this.journal = journal;
        this.act = act;
        this.clock = clock;
    }

    /** @param accommodationNeeds what must be there so that the person can take part */
    @Schema(name = "EnrolmentBody")
    public record EnrolmentBody(
            @NotNull PersonId personId,

            @Size(max = 20) @Schema(nullable = true) List<@NotNull AccessibilityFeature> accommodationNeeds) {
        Set<AccessibilityFeature> needs() {
            Set<AccessibilityFeature> needs = EnumSet.noneOf(AccessibilityFeature.class);
            if (accommodationNeeds != null) {
                needs.addAll(accommodationNeeds);
            }
            return needs;
        }
    }

    /** The enrolment as it is now. */
    @Singleton
    record Again(EnrolmentResource resource) implements Replay.Current {
        @Override
        public EnrolmentView read(RepeatedRequest request) {
            return resource.read(request.id(), request.shown("enrolmentId"));
        }
    }

    private EnrolmentView read(UUID programme, UUID enrolment) {
        return views.of(enrolments.get(programme, enrolment, caller));
    }

    @Schema(name = "DropOutBody")
    public record DropOutBody(@NotNull DropOutReason reason) {}

    @GET
    @Transactional
    @Operation(
            operationId = "listEnrolments",
            summary = "List who takes part, takes part no more, or waits; newest first")
    public Page<EnrolmentView> list(
            @PathParam("id") UUID id,
            @Valid @BeanParam PageRequest page,
            @QueryParam("status") EnrolmentStatus status) {
        programmes.get(id, caller);
        return views.page(enrolments.of(id, status, caller), page);
    }

    @POST
    @RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
    @Once(value = Again.class, asksFirst = true)
    @Created
    @Operation(
            operationId = "enrol",
            summary = "Give somebody a place, or a place on the waiting list where none is left",
            description =
                    "Answers 409 already-exists for who takes part or waits already. Is for CASE_MANAGEMENT, as `identifyCase`:"
                            + " another X-Purpose answers 422.")
    public EnrolmentView enrol(@PathParam("id") UUID id, @Valid @NotNull EnrolmentBody body) {
        // The registry is asked without a transaction, and only for who may know of the programme.
        QuarkusTransaction.requiringNew().call(() -> programmes.get(id, caller));
        PersonId person = registry.standing(body.personId(), "/personId");
        return act.commit(() -> {
            CentreProgramme programme = programmes.locked(id, caller);
            programme.requireOpen();
            Enrolment enrolment = new Enrolment(
                    programme,
                    person,
                    body.personId(),
                    body.needs(),
                    programme.hasRoom(enrolments.enrolled(id)),
                    clock);
            enrolments.persist(enrolment);
            journal.record(enrolment.enrolled(programme.place()), Set.of(caller.agency()));
            return views.of(enrolment);
        });
    }

    @POST
    @Path("/{enrolmentId}/complete")
    @Once(value = Again.class, windsUp = true)
    @Operation(
            operationId = "completeEnrolment",
            summary = "Complete an enrolment: the person went through to the end",
            description = "What becomes of the person is asked now, after three and after six months.")
    public EnrolmentView complete(
            @PathParam("id") UUID id,
            @PathParam("enrolmentId") UUID enrolment,
            @HeaderParam("If-Match") IfMatch expected) {
        return step(id, enrolment, expected, Step.COMPLETE, null);
    }

    @POST
    @Path("/{enrolmentId}/drop-out")
    @Once(Again.class)
    @Operation(
            operationId = "dropOut",
            summary = "End an enrolment early, with the reason",
            description = "The place goes to who waited longest.")
    public EnrolmentView dropOut(
            @PathParam("id") UUID id,
            @PathParam("enrolmentId") UUID enrolment,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DropOutBody body) {
        return step(id, enrolment, expected, Step.DROP_OUT, body.reason());
    }

    @POST
    @Path("/{enrolmentId}/withdraw")
    @Once(value = Again.class, windsUp = true)
    @Operation(
            operationId = "withdrawEnrolment",
            summary = "Withdraw an enrolment: the person no longer waits for a place")
    public EnrolmentView withdraw(
            @PathParam("id") UUID id,
            @PathParam("enrolmentId") UUID enrolment,
            @HeaderParam("If-Match") IfMatch expected) {
        return step(id, enrolment, expected, Step.WITHDRAW, null);
    }

    private EnrolmentView step(UUID programmeId, UUID id, IfMatch expected, Step step, DropOutReason reason) {
        CentreProgramme programme = programmes.locked(programmeId, caller);
        Enrolment enrolment = enrolments.get(programmeId, id, caller, expected);
        journal.record(
                enrolment.execute(step, Party.COORDINATOR, reason, programme.place(), clock), Set.of(caller.agency()));
        if (step == Step.COMPLETE) {
            outcomes.expect(enrolment);
        }
        if (step == Step.DROP_OUT) {
            admitNext(programme);
        }
        return views.of(enrolment);
    }

    private void admitNext(CentreProgramme programme) {
        enrolments.flush();
        if (programme.hasRoom(enrolments.enrolled(programme.rawId()))) {
            enrolments
                    .first(programme.rawId())
                    .ifPresent(next -> journal.record(
                            next.execute(Step.ADMIT, Party.WAITING_LIST, null, programme.place(), clock),
                            Set.of(programme.agency())));
        }
    }
}
