package org.wasl.cases.lifecycle;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.approval.Approval;
import org.wasl.cases.approval.Approval.Step;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.sharing.ShareGrants;
import org.wasl.cases.transfer.Transfers;
import org.wasl.contracts.code.ApprovalStatus;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** What supervisors did on their own cases without a consent, for the other supervisors of the agency. They are told nothing of the cases. */
@Path("/v1/approvals")
@Tag(name = "Approvals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.SUPERVISOR)
public class WaitingApprovalResource {
    private final Approvals approvals;
    private final ApprovalDecisions decisions;
    private final ShareGrants grants;
    private final Transfers transfers;
    private final CaseFiles cases;
    private final CaseCommands commands;
    private final Pages pages;
    private final Caller caller;

    @Inject
    WaitingApprovalResource(
            Approvals approvals,
            ApprovalDecisions decisions,
            ShareGrants grants,
            Transfers transfers,
            CaseFiles cases,
            CaseCommands commands,
            Pages pages,
            Caller caller) {
        this.approvals = approvals;
        this.decisions = decisions;
        this.grants = grants;
        this.transfers = transfers;
        this.cases = cases;
        this.commands = commands;
        this.pages = pages;
        this.caller = caller;
    }

    /**
     * What is to be decided, and nothing of the case.
     *
     * @param toAgencyId the agency to which parts are open, or to which the case is to be offered; null of a LEGAL_BASIS
     * @param toAccountId of a SHARE_GRANT the one person there who reads; null otherwise
     * @param categories of a SHARE_GRANT the parts that are open
     * @param validTo of a SHARE_GRANT when it ends; null otherwise
     */
    @Schema(name = "WaitingApproval")
    public record WaitingView(
            @JsonUnwrapped RecordMetadata metadata,
            ApprovalKind kind,
            ApprovalStatus status,
            String requestedBy,
            String reason,
            @Schema(nullable = true) AgencyId toAgencyId,
            @Schema(nullable = true) String toAccountId,
            List<CaseCategory> categories,
            @Schema(nullable = true) Instant validTo,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(
            operationId = "listWaitingApprovals",
            summary = "List what another supervisor did without a consent and you decide, newest first",
            description =
                    "Of cases of your agency whose own supervisor asked: a legal basis, a grant, an offer to another agency. You"
                            + " read why, which parts and to whom; the case stays closed to you. What waits on cases that you"
                            + " supervise is a task.")
    public Page<WaitingView> list(@Valid @BeanParam PageRequest page) {
        Page<Approval> found = pages.of(approvals.waitingForSecondSupervisor(caller), page, approval -> approval);
        return found.showing(views(found.items()));
    }

    /** The approval as it is now, while it waits or for who decided it. */
    @Singleton
    record Again(WaitingApprovalResource resource) implements Replay.Current {
        @Override
        public WaitingView read(RepeatedRequest request) {
            return resource.view(resource.approvals.ofSecondSupervisor(request.id(), resource.caller));
        }
    }

    @POST
    @Path("/{id}/approve")
    @Once(value = Again.class, windsUp = true)
    @Operation(
            operationId = "approveAsSecondSupervisor",
            summary = "Approve what another supervisor did without a consent",
            description =
                    "Not by who asked for it, nor by who works or worked on the case. An offer is known to the other agency from"
                            + " now on.")
    public WaitingView approve(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ApprovalResource.DecisionBody body) {
        return decide(id, expected, body, Step.APPROVE);
    }

    @POST
    @Path("/{id}/reject")
    @Once(value = Again.class, windsUp = true)
    @Operation(
            operationId = "rejectAsSecondSupervisor",
            summary = "Reject what another supervisor did without a consent",
            description =
                    "By whoever may approve it. What was opened is closed at once, what was offered is taken back, and a case"
                            + " that was opened is IDENTIFIED again.")
    public WaitingView reject(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ApprovalResource.DecisionBody body) {
        return decide(id, expected, body, Step.REJECT);
    }

    private WaitingView decide(UUID id, IfMatch expected, ApprovalResource.DecisionBody body, Step step) {
        Approval approval = IfMatch.require(expected, approvals.ofSecondSupervisor(id, caller));
        CaseCommand command = commands.beginAsSecondSupervisor(
                cases.findById(approval.caseId().value()));
        decisions.decide(command, approval, step, body.comment());
        return view(approval);
    }

    private WaitingView view(Approval approval) {
        return views(List.of(approval)).get(0);
    }

    private List<WaitingView> views(List<Approval> found) {
        Map<UUID, ShareGrants.Opened> opened = grants.opened(subjects(found, ApprovalKind.SHARE_GRANT));
        Map<UUID, AgencyId> offered = transfers.recipientsOf(subjects(found, ApprovalKind.TRANSFER));
        Map<UUID, CaseFile> files =
                cases
                        .byIds(found.stream()
                                .map(approval -> approval.caseId().value())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(CaseFile::rawId, file -> file));
        return found.stream()
                .map(approval -> view(
                        approval,
                        files.get(approval.caseId().value()),
                        opened.get(approval.subjectId()),
                        offered.get(approval.subjectId())))
                .toList();
    }

    private static Set<UUID> subjects(List<Approval> found, ApprovalKind kind) {
        return found.stream()
                .filter(approval -> approval.kind() == kind)
                .map(Approval::subjectId)
                .collect(Collectors.toSet());
    }

    private WaitingView view(Approval approval, CaseFile file, ShareGrants.Opened opened, AgencyId offeredTo) {
        return new WaitingView(
                RecordMetadata.of(approval),
                approval.kind(),
                approval.status(),
                approval.requestedBy(),
                approval.reason(),
                opened == null ? offeredTo : opened.to(),
                opened == null ? null : opened.account(),
                opened == null ? List.of() : opened.categories(),
                opened == null ? null : opened.validTo(),
                decisions.allowedActions(
                        approval, commands.beginAsSecondSupervisor(file).context()));
    }
}
