package org.wasl.cases.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.ProgrammeOutcome;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Order;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.value.PossibleDate;

/** What became of those who completed a programme: at its end, and three and six months later. */
@Path("/v1/enrolment-outcomes")
@Tag(name = "Programmes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class EnrolmentOutcomeResource {
    private static final Order<EnrolmentOutcome> BY_DUE_TIME = Order.earliest("dueAt", EnrolmentOutcome::dueAt);

    private final EnrolmentOutcomes outcomes;
    private final CentreProgrammes programmes;
    private final Enrolments enrolments;
    private final Tasks tasks;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    EnrolmentOutcomeResource(
            EnrolmentOutcomes outcomes,
            CentreProgrammes programmes,
            Enrolments enrolments,
            Tasks tasks,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.outcomes = outcomes;
        this.programmes = programmes;
        this.enrolments = enrolments;
        this.tasks = tasks;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @Schema(name = "EnrolmentOutcomeBody")
    public record OutcomeBody(
            @NotNull ProgrammeOutcome outcome,

            @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate observedOn) {}

    @Schema(name = "EnrolmentOutcome")
    public record OutcomeView(
            @JsonUnwrapped RecordMetadata metadata,
            UUID programmeId,
            UUID enrolmentId,
            PersonId personId,
            @JsonUnwrapped OutcomeState state,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(
            operationId = "listEnrolmentOutcomes",
            summary = "List what is to be asked, or was recorded, of those who completed a programme; by due date",
            description =
                    "It is due some working days after the programme was completed, and after three and six months.")
    public Page<OutcomeView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("queue") EnrolmentOutcomes.OutcomeQueue queue,
            @QueryParam("programmeId") UUID programme) {
        Page<EnrolmentOutcome> found =
                pages.of(outcomes.found(queue, programme, caller), page, BY_DUE_TIME, outcome -> outcome);
        return found.showing(views(found.items()));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getEnrolmentOutcome", summary = "Get what became of somebody at one milestone")
    public OutcomeView get(@PathParam("id") UUID id) {
        return view(outcomes.get(id, caller));
    }

    /** The outcome as it is now. */
    @Singleton
    record Again(EnrolmentOutcomeResource resource) implements Replay.Current {
        @Override
        public OutcomeView read(RepeatedRequest request) {
            return resource.view(resource.outcomes.get(request.id(), resource.caller));
        }
    }

    @PUT
    @Path("/{id}")
    @Once(Again.class)
    @Operation(operationId = "putEnrolmentOutcome", summary = "Record what became of the person, or correct it")
    public OutcomeView put(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull OutcomeBody body) {
        EnrolmentOutcome outcome = outcomes.get(id, caller, expected);
        if (outcome.record(body.outcome(), body.observedOn(), clock)) {
            tasks.completeFor(id);
            CentreProgramme programme = programmes.get(outcome.programmeId(), caller);
            journal.record(
                    enrolments.get(outcome.enrolmentId(), caller).outcomeRecorded(programme.place()),
                    Set.of(caller.agency()));
        }
        return view(outcome);
    }

    private OutcomeView view(EnrolmentOutcome outcome) {
        return views(List.of(outcome)).get(0);
    }

    /** They say which persons took part: the reading leaves its trace. */
    private List<OutcomeView> views(List<EnrolmentOutcome> found) {
        Set<UUID> ids = found.stream().map(EnrolmentOutcome::enrolmentId).collect(Collectors.toSet());
        journal.read("enrolment", ids, List.of());
        Map<UUID, Enrolment> theirs =
                enrolments.byIds(ids).stream().collect(Collectors.toMap(Enrolment::rawId, Function.identity()));
        return found.stream()
                .map(outcome -> new OutcomeView(
                        RecordMetadata.of(outcome),
                        outcome.programmeId(),
                        outcome.enrolmentId(),
                        theirs.get(outcome.enrolmentId()).person(),
                        OutcomeState.of(outcome, clock.instant()),
                        outcome.allowedActions(clock)))
                .toList();
    }
}
