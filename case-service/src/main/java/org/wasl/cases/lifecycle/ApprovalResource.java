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
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.ApprovalStatus;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.CleanText;

/** What waits for a second person, and the decisions. */
@Path("/v1/cases/{id}/approvals")
@Tag(name = "Approvals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class ApprovalResource {
    private final CaseCommands commands;
    private final Approvals approvals;
    private final ApprovalDecisions decisions;

    @Inject
    ApprovalResource(CaseCommands commands, Approvals approvals, ApprovalDecisions decisions) {
        this.commands = commands;
        this.approvals = approvals;
        this.decisions = decisions;
    }

    /**
     * @param subjectId the assessment, plan, risk assessment, grant, offer or case it is about
     * @param reason of a LEGAL_BASIS, a SHARE_GRANT or a TRANSFER, for the owner and the supervisor: why it was done without a consent; what
     *     another agency gave as the reason to let something go out, while the case was its own, stays there
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
    @Operation(
            operationId = "approve",
            summary = "Approve; whoever asked cannot",
            description =
                    "By the supervisor of the case. What that supervisor asked for without a consent (LEGAL_BASIS, SHARE_GRANT,"
                            + " TRANSFER) is decided by another supervisor of the agency, with `approveAsSecondSupervisor`.")
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
    @Operation(
            operationId = "reject",
            summary = "Send it back, with a comment",
            description = "By whoever may approve it. What was opened is closed, what was offered is taken back.")
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
        decisions.decide(command, approval, step, body.comment());
        return view(approval, command.context());
    }

    private ApprovalView view(Approval a, StepContext reader) {
        return new ApprovalView(
                RecordMetadata.of(a),
                a.kind(),
                a.subjectId(),
                a.status(),
                a.requestedBy(),
                reader.worksOnTheCase() && !a.isOfFormerAgency(reader.file()) ? a.reason() : null,
                a.decidedBy(),
                a.decidedAt(),
                a.isOfFormerAgency(reader.file()) ? null : a.comment(),
                decisions.allowedActions(a, reader));
    }
}
