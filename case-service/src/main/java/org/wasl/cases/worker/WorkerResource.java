package org.wasl.cases.worker;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.SecondPerson;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.platform.account.DepartedAccounts;
import org.wasl.platform.account.SeenAccounts;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.Violations;
import org.wasl.platform.value.JordanTime;

/** The national register of social workers. */
@Path("/v1/workers")
@Tag(name = "Workforce")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.CASEWORKER})
public class WorkerResource {
    private final RuleLock locks;
    private final Workers workers;
    private final SeenAccounts accounts;
    private final DepartedAccounts departed;
    private final Supervisors supervisors;
    private final WorkerTrainings trainings;
    private final LicenceClasses classes;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final MergePatch patches;
    private final Event<WorkerUnavailable> unavailable;
    private final Validator validator;
    private final Clock clock;

    @Inject
    WorkerResource(
            RuleLock locks,
            Workers workers,
            SeenAccounts accounts,
            DepartedAccounts departed,
            Supervisors supervisors,
            WorkerTrainings trainings,
            LicenceClasses classes,
            Pages pages,
            Caller caller,
            Journal journal,
            MergePatch patches,
            Event<WorkerUnavailable> unavailable,
            Validator validator,
            Clock clock) {
        this.locks = locks;
        this.workers = workers;
        this.accounts = accounts;
        this.departed = departed;
        this.supervisors = supervisors;
        this.trainings = trainings;
        this.classes = classes;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.patches = patches;
        this.unavailable = unavailable;
        this.validator = validator;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listWorkers",
            summary = "List the workers that you may know of, newest first",
            description = "The licensing authority sees the national register, a manager or supervisor the agency's"
                    + " workers, a worker their own record.")
    public Page<WorkerView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("supervisorId") String supervisor,
            @QueryParam("agencyId") AgencyId agency) {
        LocalDate today = JordanTime.today(clock);
        boolean authority = workers.isAuthority(caller);
        return pages.of(
                workers.found(supervisor, agency, caller),
                page,
                worker -> WorkerView.of(worker, today, authority, null));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getWorker", summary = "Get a worker with the licences and this year's development")
    public WorkerView get(@PathParam("id") WorkerId id) {
        return whole(workers.get(id, caller));
    }

    /** The worker as they are registered now. */
    @Singleton
    record Again(WorkerResource resource) implements Replay.Current {
        @Override
        public WorkerView read(RepeatedRequest request) {
            return resource.whole(resource.mine(request.text("accountId")));
        }
    }

    @PUT
    @Path("/by-account/{accountId}")
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(Again.class)
    @Operation(
            operationId = "putWorkerByAccount",
            summary = "Register a worker of your agency, or write the worker's fields again",
            description =
                    "The account is the subject of their tokens, and one that has used the case service for your agency; any other answers"
                            + " 422 unknown-account. A worker who came from another agency is yours from then on, with their"
                            + " licences. Nobody registers themselves.")
    public WorkerView put(
            @PathParam("accountId") @Pattern(regexp = "[A-Za-z0-9._:@-]{1,100}") String account,
            @NotNull WorkerFields body) {
        SecondPerson.require(caller.subject(), account);
        locks.take("worker", account);
        Optional<Worker> known = workers.ofAccount(account);
        Violations.checkedOver(
                validator,
                body,
                known.map(worker -> WorkerFields.of(worker.facts())).orElse(null));
        if (known.isPresent()) {
            Worker worker = known.get();
            boolean same =
                    worker.agency().equals(caller.agency()) && worker.facts().equals(body.toFacts());
            return whole(same ? worker : written(worker, body));
        }
        accounts.requireOf(caller.agency(), account, "#accountId");
        supervisors.require(body.supervisorId(), caller.agency(), List.of(account), "/supervisorId");
        Worker worker = new Worker(caller.agency(), account, body.toFacts(), clock);
        workers.persist(worker);
        journal.record(worker.changed("registered", clock), Set.of(caller.agency()));
        tellActivity(worker, false);
        return whole(worker);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Operation(operationId = "changeWorker", summary = "Change fields of a worker of your agency")
    @RequestBody(content = @Content(schema = @Schema(implementation = WorkerFields.class)))
    public WorkerView change(@PathParam("id") WorkerId id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        Worker worker = workers.get(id, caller, expected);
        if (!worker.agency().equals(caller.agency())) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        SecondPerson.require(caller.subject(), worker.account());
        var patched = patches.apply(patch, WorkerFields.of(worker.facts()), WorkerFields.class);
        boolean worked = worker.active();
        patched.ifChanged(fields -> {
            requireSupervisor(worker, fields);
            journal.record(worker.change(fields.toFacts(), patched.changed(), clock), Set.of(worker.agency()));
        });
        if (patched.changed().contains("active")) {
            tellActivity(worker, worked);
        }
        return whole(worker);
    }

    private Worker written(Worker worker, WorkerFields fields) {
        boolean worked = worker.active();
        Set<AgencyId> audience = new HashSet<>();
        audience.add(worker.agency());
        audience.add(caller.agency());
        if (!worker.agency().equals(caller.agency())) {
            accounts.requireOf(caller.agency(), worker.account(), "#accountId");
            worker.comesTo(caller.agency());
            // Their cases stay where they were: somebody else there must take them.
            unavailable.fire(new WorkerUnavailable(worker.account()));
        }
        requireSupervisor(worker, fields);
        journal.record(worker.change(fields.toFacts(), Set.of("fields"), clock), audience);
        tellActivity(worker, worked);
        return worker;
    }

    /**
     * Here and in the other services: who has left loses the roles of caseworker and supervisor, and another worker must take the cases.
     *
     * @param worked whether they did before
     */
    private void tellActivity(Worker worker, boolean worked) {
        if (worked && !worker.active()) {
            unavailable.fire(new WorkerUnavailable(worker.account()));
        }
        departed.follow(worker.activity());
        journal.record(worker.activity(), Audience.RESTRICTED);
        // The monitoring service reads no restricted topic.
        journal.record(worker.activity(), Audience.INTERNAL);
    }

    /** One that was named before stays, also where they have not come since. */
    private void requireSupervisor(Worker worker, WorkerFields fields) {
        if (!Objects.equals(worker.supervisor(), fields.supervisorId())) {
            supervisors.require(fields.supervisorId(), caller.agency(), List.of(worker.account()), "/supervisorId");
        }
    }

    private Worker mine(String account) {
        return workers.ofAccount(account)
                .filter(worker -> worker.agency().equals(caller.agency()))
                .orElseThrow(Problem::notFound);
    }

    private WorkerView whole(Worker worker) {
        LocalDate today = JordanTime.today(clock);
        int required = worker.licences().stream()
                .findFirst()
                .map(licence -> classes.findById(licence.kind()).hoursEachYear())
                .orElse(0);
        return WorkerView.of(
                worker,
                today,
                workers.isAuthority(caller),
                new WorkerView.Development(
                        today.getYear(), required, trainings.accreditedHours(worker, today.getYear())));
    }
}
