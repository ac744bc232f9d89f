package org.wasl.cases.worker;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.refusal.BreakGlassRefusals;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.contracts.id.WorkerId;
import org.wasl.platform.account.SeenAccounts;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;

/** The file of a worker: trainings attended, supervision sessions, absences with cover. */
@Path("/v1/workers/{id}")
@Tag(name = "Workforce")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.CASEWORKER})
public class WorkerFileResource {
    private final Workers workers;
    private final WorkerTrainings trainings;
    private final SupervisionSessions sessions;
    private final Absences absences;
    private final BreakGlassRefusals refusals;
    private final SeenAccounts accounts;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    WorkerFileResource(
            Workers workers,
            WorkerTrainings trainings,
            SupervisionSessions sessions,
            Absences absences,
            BreakGlassRefusals refusals,
            SeenAccounts accounts,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.workers = workers;
        this.trainings = trainings;
        this.sessions = sessions;
        this.absences = absences;
        this.refusals = refusals;
        this.accounts = accounts;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @Schema(name = "Training")
    public record TrainingView(
            @JsonUnwrapped RecordMetadata metadata,
            @JsonUnwrapped WorkerTrainingBody facts) implements View {
        static TrainingView of(WorkerTraining training) {
            return new TrainingView(RecordMetadata.of(training), WorkerTrainingBody.of(training.facts()));
        }
    }

    @Schema(name = "SupervisionSession")
    public record SessionView(
            @JsonUnwrapped RecordMetadata metadata,
            String supervisorId,
            @JsonUnwrapped SupervisionSessionBody facts) implements View {
        static SessionView of(SupervisionSession session) {
            return new SessionView(
                    RecordMetadata.of(session), session.supervisor(), SupervisionSessionBody.of(session));
        }
    }

    @Schema(name = "Absence")
    public record AbsenceView(
            @JsonUnwrapped RecordMetadata metadata,
            @JsonUnwrapped AbsenceBody facts,
            @Schema(nullable = true) LocalDate coveredUntil)
            implements View {
        static AbsenceView of(Absence absence) {
            return new AbsenceView(RecordMetadata.of(absence), AbsenceBody.of(absence.facts()), absence.coveredUntil());
        }
    }

    /** Kept while the worker is of the caller's agency. */
    @Singleton
    record WhileOfTheAgency(WorkerFileResource resource) implements Replay.WhileAccessIsTheSame {
        @Override
        public WorkerId access(RepeatedRequest request) {
            return resource.workers
                    .colleague(new WorkerId(request.id()), resource.caller)
                    .id();
        }
    }

    @GET
    @Path("/trainings")
    @Transactional
    @Operation(operationId = "listTrainings", summary = "List the trainings that a worker attended")
    public Page<TrainingView> trainings(@PathParam("id") WorkerId id, @Valid @BeanParam PageRequest page) {
        workers.get(id, caller);
        return pages.of(trainings.of(id, caller), page, TrainingView::of);
    }

    @POST
    @Path("/trainings")
    @RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR})
    @Once(WhileOfTheAgency.class)
    @Created
    @Operation(operationId = "recordTraining", summary = "Record a training attended, with its certificate")
    public TrainingView train(@PathParam("id") WorkerId id, @Valid @NotNull WorkerTrainingBody body) {
        return entry(id, "trainings", worker -> {
            SecondPerson.require(caller.subject(), worker.account());
            WorkerTraining training = new WorkerTraining(worker, body.toFacts(), clock);
            trainings.persistAndFlush(training);
            return TrainingView.of(training);
        });
    }

    @GET
    @Path("/supervision-sessions")
    @Transactional
    @Operation(
            operationId = "listSupervisionSessions",
            summary = "List the supervision sessions of a worker, for them, their supervisor and the agency's manager")
    public Page<SessionView> sessions(@PathParam("id") WorkerId id, @Valid @BeanParam PageRequest page) {
        workers.guided(id, caller);
        return pages.of(sessions.of(id, caller), page, SessionView::of);
    }

    @POST
    @Path("/supervision-sessions")
    @RolesAllowed(Roles.SUPERVISOR)
    @Once(WhileOfTheAgency.class)
    @Created
    @Operation(operationId = "recordSupervision", summary = "Record a session with its checklist of standards")
    public SessionView supervise(@PathParam("id") WorkerId id, @Valid @NotNull SupervisionSessionBody body) {
        return entry(id, "supervision-sessions", worker -> {
            SecondPerson.require(caller.subject(), worker.account());
            SupervisionSession session = body.toSession(worker, caller.subject(), clock);
            sessions.persistAndFlush(session);
            return SessionView.of(session);
        });
    }

    @GET
    @Path("/absences")
    @Transactional
    @Operation(
            operationId = "listAbsences",
            summary =
                    "List the absences of a worker, with who covers, for them, their supervisor and the agency's manager")
    public Page<AbsenceView> absences(@PathParam("id") WorkerId id, @Valid @BeanParam PageRequest page) {
        workers.guided(id, caller);
        return pages.of(absences.of(id, caller), page, AbsenceView::of);
    }

    @POST
    @Path("/absences")
    @RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR})
    @Once(WhileOfTheAgency.class)
    @Created
    @Operation(
            operationId = "recordAbsence",
            summary = "Record days away and who covers",
            description =
                    "In these days the colleague sees the worker's cases, also restricted ones, and acts on them as their"
                            + " owner would; the colleague is given no new case. The colleague must be a licensed caseworker of the agency and must have signed in once."
                            + " Recorded by the worker's own supervisor or the agency's manager; 403 else. Whom emergency"
                            + " access is refused is not named: 422 emergency-access-refused, until the manager lifts it.")
    public AbsenceView beAway(@PathParam("id") WorkerId id, @Valid @NotNull AbsenceBody body) {
        return entry(id, "absences", worker -> {
            SecondPerson.require(
                    caller.subject(), body.coverId()); // the cases of the worker open to the account that covers
            if (!caller.has(Roles.AGENCY_MANAGER) && !caller.subject().equals(worker.supervisor())) {
                throw new Problem(CommonProblem.NOT_ALLOWED); // it opens the worker's cases to a colleague
            }
            workers.ofAccount(body.coverId())
                    .filter(cover -> cover.agency().equals(worker.agency()))
                    .flatMap(cover -> cover.licensed(JordanTime.today(clock)))
                    .filter(LicenceStatus.ACTIVE::equals)
                    .orElseThrow(() -> Problem.invalidField("/coverId", "not-licensed"));
            if (!accounts.isOf(body.coverId(), worker.agency(), Roles.CASEWORKER)) {
                throw Problem.invalidField("/coverId", "not-a-caseworker");
            }
            if (refusals.isRefused(body.coverId(), worker.agency())) {
                throw Problem.invalidField("/coverId", BreakGlassRefusals.OBJECTION);
            }
            Absence absence = new Absence(worker, body.toFacts(), clock);
            absences.persistAndFlush(absence);
            absences.tell(absence);
            return AbsenceView.of(absence);
        });
    }

    private <V extends View> V entry(WorkerId id, String part, Function<Worker, V> make) {
        Worker worker = workers.colleague(id, caller);
        V made = make.apply(worker);
        journal.record(worker.changed(part, clock), Set.of(worker.agency()));
        return made;
    }
}
