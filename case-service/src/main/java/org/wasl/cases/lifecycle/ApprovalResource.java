package org.wasl.cases.lifecycle;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.approval.Approval;
import org.wasl.cases.approval.Approval.Step;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.assessment.Assessment;
import org.wasl.cases.assessment.Assessments;
import org.wasl.cases.assessment.RiskAssessments;
import org.wasl.cases.casefile.AccessStatements;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.plan.CasePlan;
import org.wasl.cases.plan.Plans;
import org.wasl.cases.sharing.ShareGrants;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.ApprovalStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.CaseChanged;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.CleanText;

/** What waits for a second person, and the decisions. A decision acts on what it is about, in the same transaction. */
@Path("/v1/cases/{id}/approvals")
@Tag(name = "Approvals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class ApprovalResource {
    private final CaseCommands commands;
    private final Approvals approvals;
    private final Assessments assessments;
    private final RiskAssessments risks;
    private final Plans plans;
    private final Tasks tasks;
    private final HouseholdHeadConsumer heads;
    private final ShareGrants grants;
    private final AccessStatements statements;

    @Inject
    ApprovalResource(
            CaseCommands commands,
            Approvals approvals,
            Assessments assessments,
            RiskAssessments risks,
            Plans plans,
            Tasks tasks,
            HouseholdHeadConsumer heads,
            ShareGrants grants,
            AccessStatements statements) {
        this.commands = commands;
        this.approvals = approvals;
        this.assessments = assessments;
        this.risks = risks;
        this.plans = plans;
        this.tasks = tasks;
        this.heads = heads;
        this.grants = grants;
        this.statements = statements;
    }

    /**
     * @param subjectId the assessment, plan, risk assessment, grant or case it is about
     * @param reason of a LEGAL_BASIS or a SHARE_GRANT, for the owner and the supervisor: why it was done without a consent
     */
    @Schema(name = "Approval")
    public record ApprovalView(
            @JsonUnwrapped RecordMetadata metadata,
            ApprovalKind kind,
            UUID subjectId,
            ApprovalStatus status,
            String requestedBy,
            @Schema(nullable = true) String reason,
            @Schema(nullable = true) String decidedBy,
            @Schema(nullable = true) Instant decidedAt,
            @Schema(nullable = true) String comment,
            List<String> allowedActions)
            implements View {}

    @Schema(name = "ApprovalDecision")
    public record DecisionBody(
            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String comment) {}

    @GET
    @Transactional
    @Operation(operationId = "listApprovals", summary = "List what the supervisor was asked to approve, newest first")
    public Page<ApprovalView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.list(id, approvals, page, this::view);
    }

    @POST
    @Path("/{approvalId}/approve")
    @RolesAllowed(Roles.SUPERVISOR)
    @Once(value = CaseReplay.OfWorkers.class, windsUp = true)
    @Operation(operationId = "approve", summary = "Approve; whoever asked cannot")
    public ApprovalView approve(
            @PathParam("id") CaseId id,
            @PathParam("approvalId") UUID approvalId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DecisionBody body) {
        return decide(id, approvalId, expected, body, Step.APPROVE);
    }

    @POST
    @Path("/{approvalId}/reject")
    @RolesAllowed(Roles.SUPERVISOR)
    @Once(value = CaseReplay.OfWorkers.class, windsUp = true)
    @Operation(operationId = "reject", summary = "Send it back, with a comment")
    public ApprovalView reject(
            @PathParam("id") CaseId id,
            @PathParam("approvalId") UUID approvalId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DecisionBody body) {
        return decide(id, approvalId, expected, body, Step.REJECT);
    }

    private ApprovalView decide(CaseId id, UUID approvalId, IfMatch expected, DecisionBody body, Step step) {
        CaseCommand command = commands.begin(id);
        Approval approval = command.part(approvals, approvalId, expected);
        approval.decide(step, body.comment(), deciding(approval, command.context()));
        tasks.completeFor(approvalId);
        command.record(effect(command, approval, step == Step.APPROVE));
        return view(approval, command.context());
    }

    private Approval.Deciding deciding(Approval approval, StepContext as) {
        return new Approval.Deciding(approval, as, () -> author(approval));
    }

    /** Of a closure, a legal basis and a grant it is the account that asked. */
    private String author(Approval approval) {
        return switch (approval.kind()) {
            case ASSESSMENT -> assessments.findById(approval.subjectId()).author();
            case CASE_PLAN -> plans.findById(approval.subjectId()).author();
            case RISK_DOWNGRADE -> risks.findById(approval.subjectId()).assessedBy();
            case CLOSURE, LEGAL_BASIS, SHARE_GRANT -> null;
        };
    }

    private DomainEvent effect(CaseCommand command, Approval approval, boolean yes) {
        UUID subject = approval.subjectId();
        CaseFile file = command.file();
        Clock clock = command.clock();
        return switch (approval.kind()) {
            case ASSESSMENT -> {
                assessments
                        .findById(subject)
                        .execute(yes ? Assessment.Step.APPROVE : Assessment.Step.RETURN, command.context());
                yield file.changed("assessments", clock);
            }
            case CASE_PLAN -> {
                plans.findById(subject).execute(yes ? CasePlan.Step.APPROVE : CasePlan.Step.RETURN, command.context());
                yield file.changed("plans", clock);
            }
            case CLOSURE -> {
                if (yes) {
                    grants.endOf(file.id());
                    tasks.cancel(file.id());
                }
                yield yes
                        ? file.lifecycle().close(command.step())
                        : file.lifecycle().returnClosure(approval.comment(), command.step());
            }
            case LEGAL_BASIS -> {
                if (yes) {
                    yield file.lifecycle().basisHolds(file, clock);
                }
                CaseMoved returned = file.lifecycle().returnRegistration(approval.comment(), command.step());
                grants.endOf(file.id());
                tasks.cancel(file.id());
                tasks.open(file, TaskType.FIRST_RESPONSE, file.owner(), null);
                heads.begins(file);
                yield returned;
            }
            case SHARE_GRANT -> {
                if (!yes) {
                    grants.reject(subject);
                    statements.stateNow(file);
                }
                yield file.changed("grants", clock);
            }
            case RISK_DOWNGRADE -> {
                if (!yes) {
                    yield file.changed("risk-assessments", clock);
                }
                CaseChanged changed = file.changeRisk(risks.findById(subject).level(), clock);
                tasks.reschedule(file);
                yield changed;
            }
        };
    }

    private ApprovalView view(Approval a, StepContext reader) {
        return new ApprovalView(
                RecordMetadata.of(a),
                a.kind(),
                a.subjectId(),
                a.status(),
                a.requestedBy(),
                reader.worksOnTheCase() ? a.reason() : null,
                a.decidedBy(),
                a.decidedAt(),
                a.comment(),
                a.allowedActions(deciding(a, reader)));
    }
}
