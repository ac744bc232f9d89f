package org.wasl.cases.safety;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.JordanTime;

/** Safety plans. Known to the owner, the supervisor and whom a grant names them to. */
@Path("/v1/cases/{id}/safety-plans")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class SafetyPlanResource {
    private final CaseCommands commands;
    private final SafetyPlans plans;
    private final Tasks tasks;
    private final Sealer sealer;

    @Inject
    SafetyPlanResource(CaseCommands commands, SafetyPlans plans, Tasks tasks, Sealer sealer) {
        this.commands = commands;
        this.plans = plans;
        this.tasks = tasks;
        this.sealer = sealer;
    }

    @Schema(name = "SafetyPlan")
    public record SafetyPlanView(
            @JsonUnwrapped RecordMetadata metadata,
            List<SafetyPlanBody.Step> steps,
            LocalDate reviewDue,
            String writtenBy)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listSafetyPlans", summary = "List safety plans, the one that holds first")
    public Page<SafetyPlanView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, plans, page, (plan, parties) -> view(plan));
    }

    @POST
    @Once(CaseReplay.OfWorkers.class)
    @Created
    @Operation(
            operationId = "writeSafetyPlan",
            summary = "Write the safety plan that holds from now on; its review becomes a task")
    public SafetyPlanView write(@PathParam("id") CaseId id, @Valid @NotNull SafetyPlanBody body) {
        CaseCommand command = commands.begin(id);
        command.file().requireOpen();
        SafetyPlan plan = new SafetyPlan(command.file(), body.content(), command.account(), sealer, command.clock());
        plans.persist(plan);
        tasks.open(
                command.file(),
                TaskType.REVIEW,
                command.file().owner(),
                body.reviewDue().atStartOfDay(JordanTime.ZONE).toInstant(),
                plan.rawId());
        command.changed("safety-plans");
        return view(plan);
    }

    private SafetyPlanView view(SafetyPlan plan) {
        return new SafetyPlanView(
                RecordMetadata.of(plan),
                plan.content(sealer).steps().stream()
                        .map(SafetyPlanBody.Step::of)
                        .toList(),
                plan.reviewDue(),
                plan.writtenBy());
    }
}
