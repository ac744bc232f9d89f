package org.wasl.cases.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseAccess;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseTransitions;
import org.wasl.cases.task.Task.Party;
import org.wasl.cases.task.Task.Step;
import org.wasl.contracts.code.TaskStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.access.CallerKeys;
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
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Work queues. */
@Path("/v1/tasks")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class TaskResource {
    private static final Order<Task> BY_DUE_TIME = Order.earliest("dueOrder", Task::dueOrder);

    private final Tasks tasks;
    private final CaseFiles cases;
    private final CallerKeys keys;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    TaskResource(
            Tasks tasks, CaseFiles cases, CallerKeys keys, Pages pages, Caller caller, Journal journal, Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.keys = keys;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param subjectId the assessment, plan or approval that the task is about */
    @Schema(name = "Task")
    public record TaskView(
            @JsonUnwrapped RecordMetadata metadata,
            CaseId caseId,
            TaskType type,
            @Schema(nullable = true) String title,
            @Schema(nullable = true) String assignee,
            TaskStatus status,
            @Schema(nullable = true) Instant dueAt,
            boolean overdue,

            boolean paused,

            @Schema(nullable = true) Instant breachedAt,
            @Schema(nullable = true) UUID subjectId,
            @Schema(nullable = true) Instant completedAt,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(
            operationId = "listTasks",
            summary = "List your tasks, or your team's, by due date",
            description =
                    "Open ones, where no status is asked for. Yours are also those of a worker for whom you stand in.")
    public Page<TaskView> list(@Valid @BeanParam PageRequest page, @Valid @BeanParam TaskQuery query) {
        Page<Task> found = pages.of(tasks.found(query, keys, caller), page, BY_DUE_TIME, task -> task);
        Map<UUID, CaseAccess> access = cases.accessTo(
                cases.byIds(found.items().stream()
                        .map(task -> task.caseId().value())
                        .collect(Collectors.toSet())),
                caller);
        List<TaskView> views = found.items().stream()
                .map(task -> view(
                        task, parties(task, access.get(task.caseId().value()).parties())))
                .toList();
        return found.showing(views);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getTask", summary = "Get a task")
    public TaskView get(@PathParam("id") UUID id) {
        return read(id);
    }

    private TaskView read(UUID id) {
        Task task = tasks.get(id, caller);
        return view(task, parties(task, cases.parties(cases.get(task.caseId(), caller), caller)));
    }

    /** The task as it is now. */
    @Singleton
    record Again(TaskResource resource) implements Replay.Current {
        @Override
        public TaskView read(RepeatedRequest request) {
            return resource.read(request.id());
        }
    }

    @POST
    @Path("/{id}/start")
    @Once(Again.class)
    @Operation(operationId = "startTask", summary = "Take it up")
    public TaskView start(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.START);
    }

    @POST
    @Path("/{id}/complete")
    @Once(value = Again.class, windsUp = true)
    @Operation(operationId = "completeTask", summary = "Complete a task")
    public TaskView complete(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.COMPLETE);
    }

    @POST
    @Path("/{id}/cancel")
    @Once(value = Again.class, windsUp = true)
    @Operation(operationId = "cancelTask", summary = "Cancel a task; a supervisor's step")
    public TaskView cancel(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return step(id, expected, Step.CANCEL);
    }

    private TaskView step(UUID id, IfMatch expected, Step step) {
        Task task = tasks.get(id, caller, expected);
        CaseFile file = cases.get(task.caseId(), caller);
        Set<Party> parties = parties(task, cases.parties(file, caller));
        if (parties.isEmpty()) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        task.execute(step, parties, clock);
        journal.record(file.changed("tasks", clock), file.audience());
        return view(task, parties);
    }

    /**
     * Nothing for somebody who knows the case and neither works on it nor supervises it.
     *
     * @param inCase what the caller is to the case
     */
    private Set<Party> parties(Task task, Set<CaseTransitions.Party> inCase) {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (task.assignee() != null && keys.ownerAccounts().contains(task.assignee())) {
            parties.add(Party.ASSIGNEE);
        }
        // Whose task it is does not also say that it need not be done.
        boolean supervises = inCase.contains(CaseTransitions.Party.SUPERVISOR);
        if (supervises && (parties.isEmpty() || !caller.has(Roles.CASEWORKER))) {
            parties.add(Party.SUPERVISOR);
        }
        return parties;
    }

    private TaskView view(Task task, Set<Party> parties) {
        boolean open = task.status() == TaskStatus.OPEN || task.status() == TaskStatus.IN_PROGRESS;
        return new TaskView(
                RecordMetadata.of(task),
                task.caseId(),
                task.type(),
                task.title(),
                task.assignee(),
                task.status(),
                task.dueAt(),
                open && !task.paused() && task.dueAt() != null && task.dueAt().isBefore(clock.instant()),
                task.paused(),
                task.breachedAt(),
                task.subjectId(),
                task.completedAt(),
                task.allowed(parties));
    }
}
