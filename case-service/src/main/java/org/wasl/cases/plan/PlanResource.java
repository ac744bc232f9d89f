package org.wasl.cases.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.CaseTransitions.StageStep;
import org.wasl.cases.plan.CasePlan.Step;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.GoalOutcome;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.Problem;

/** The plans of a case. */
@Path("/v1/cases/{id}/plans")
@Tag(name = "Plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class PlanResource {
    private final CaseCommands commands;
    private final Plans plans;
    private final Approvals approvals;
    private final Tasks tasks;

    @Inject
    PlanResource(CaseCommands commands, Plans plans, Approvals approvals, Tasks tasks) {
        this.commands = commands;
        this.plans = plans;
        this.approvals = approvals;
        this.tasks = tasks;
    }

    @GET
    @Transactional
    @Operation(operationId = "listPlans", summary = "List the plans of a case, newest first")
    public Page<PlanView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.list(id, plans, page, PlanView::of);
    }

    @POST
    @RolesAllowed(Roles.CASEWORKER)
    @Once(CaseReplay.OfWorkers.class)
    @Created(at = "/v1/cases/{id}/plans")
    @Operation(operationId = "createPlan", summary = "Draft a plan with its goals and actions")
    public PlanView create(@PathParam("id") CaseId id, @Valid @NotNull PlanBody body) {
        CaseCommand command = commands.begin(id);
        command.file().requireOpen();
        CasePlan plan =
                new CasePlan(command.file(), plans.nextNumber(id), body.toDraft(), command.account(), command.clock());
        plans.persist(plan);
        command.changed("plans");
        return PlanView.of(plan, command.context());
    }

    @GET
    @Path("/{planId}")
    @Transactional
    @Operation(operationId = "getPlan", summary = "Get a plan")
    public PlanView get(@PathParam("id") CaseId id, @PathParam("planId") UUID planId) {
        return commands.read(id, plans, planId, PlanView::of);
    }

    @POST
    @Path("/{planId}/submit")
    @RolesAllowed(Roles.CASEWORKER)
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "submitPlan", summary = "Submit a plan to the supervisor for approval")
    public PlanView submit(
            @PathParam("id") CaseId id, @PathParam("planId") UUID planId, @HeaderParam("If-Match") IfMatch expected) {
        CaseCommand command = commands.begin(id);
        CasePlan plan = command.part(plans, planId, expected);
        plan.execute(Step.SUBMIT, command.context());
        approvals.request(command.file(), ApprovalKind.CASE_PLAN, planId, command.account());
        command.changed("plans");
        return PlanView.of(plan, command.context());
    }

    @POST
    @Path("/{planId}/activate")
    @RolesAllowed(Roles.SUPERVISOR)
    @Once(CaseReplay.OfWorkers.class)
    @Operation(
            operationId = "activatePlan",
            summary = "Start a plan; the case goes to implementation",
            description = "The plan must be approved. An active plan before it is superseded.")
    public PlanView activate(
            @PathParam("id") CaseId id, @PathParam("planId") UUID planId, @HeaderParam("If-Match") IfMatch expected) {
        CaseCommand command = commands.begin(id);
        CasePlan plan = command.part(plans, planId, expected);
        plans.active(id).ifPresent(before -> before.execute(Step.SUPERSEDE, command.context()));
        plan.execute(Step.ACTIVATE, command.context());
        tasks.complete(id, TaskType.PLAN);
        tasks.openRecurring(command.file(), TaskType.FOLLOW_UP);
        tasks.openRecurring(command.file(), TaskType.REVIEW);
        if (command.file().stage() == CaseStage.CASE_PLANNING) {
            command.record(command.file().lifecycle().move(StageStep.ACTIVATE_PLAN, command.step()));
        } else {
            command.changed("plans");
        }
        return PlanView.of(plan, command.context());
    }

    @Schema(name = "GoalOutcomeBody")
    public record GoalOutcomeBody(@NotNull GoalOutcome outcome) {}

    @PUT
    @Path("/{planId}/goals/{goalId}/outcome")
    @RolesAllowed(Roles.CASEWORKER)
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "putGoalOutcome", summary = "Record how far a goal was reached")
    public PlanView goalOutcome(
            @PathParam("id") CaseId id,
            @PathParam("planId") UUID planId,
            @PathParam("goalId") UUID goalId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull GoalOutcomeBody body) {
        CaseCommand command = commands.begin(id);
        command.require(Party.OWNER);
        command.file().requireOpen();
        CasePlan plan = command.part(plans, planId, expected);
        if (plan.recordOutcome(goalId, body.outcome(), command.clock())) {
            command.changed("plans");
        }
        return PlanView.of(plan, command.context());
    }

    @POST
    @Path("/{planId}/actions/{actionId}/complete")
    @RolesAllowed(Roles.CASEWORKER)
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "completePlanAction", summary = "Complete an action without a referral")
    public PlanView complete(
            @PathParam("id") CaseId id,
            @PathParam("planId") UUID planId,
            @PathParam("actionId") PlanActionId actionId,
            @HeaderParam("If-Match") IfMatch expected) {
        return actionStep(id, planId, actionId, expected, PlanAction.Step.COMPLETE);
    }

    @POST
    @Path("/{planId}/actions/{actionId}/not-done")
    @RolesAllowed(Roles.CASEWORKER)
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "markPlanActionNotDone", summary = "Record that an action could not be done")
    public PlanView notDone(
            @PathParam("id") CaseId id,
            @PathParam("planId") UUID planId,
            @PathParam("actionId") PlanActionId actionId,
            @HeaderParam("If-Match") IfMatch expected) {
        return actionStep(id, planId, actionId, expected, PlanAction.Step.NOT_DONE);
    }

    @POST
    @Path("/{planId}/actions/{actionId}/cancel")
    @RolesAllowed(Roles.CASEWORKER)
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "cancelPlanAction", summary = "Cancel an action of a plan")
    public PlanView cancel(
            @PathParam("id") CaseId id,
            @PathParam("planId") UUID planId,
            @PathParam("actionId") PlanActionId actionId,
            @HeaderParam("If-Match") IfMatch expected) {
        return actionStep(id, planId, actionId, expected, PlanAction.Step.CANCEL);
    }

    private PlanView actionStep(CaseId id, UUID planId, PlanActionId actionId, IfMatch expected, PlanAction.Step step) {
        CaseCommand command = commands.begin(id);
        CasePlan plan = command.part(plans, planId, expected);
        PlanAction action = plan.action(actionId).orElseThrow(Problem::notFound);
        plan.execute(action, step, command.context());
        command.changed("plans");
        return PlanView.of(plan, command.context());
    }
}
