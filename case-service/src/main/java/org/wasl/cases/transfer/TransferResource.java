package org.wasl.cases.transfer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.registry.Registry;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Offering a case to another agency. The answer of that agency is in {@link TransferAnswerResource}. */
@Path("/v1/cases/{id}/transfers")
@Tag(name = "Sharing")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class TransferResource {
    private final CaseCommands commands;
    private final Transfers transfers;
    private final Approvals approvals;
    private final Registry registry;
    private final KnownOrganizations organizations;
    private final Sealer sealer;
    private final Act act;

    @Inject
    TransferResource(
            CaseCommands commands,
            Transfers transfers,
            Approvals approvals,
            Registry registry,
            KnownOrganizations organizations,
            Sealer sealer,
            Act act) {
        this.commands = commands;
        this.transfers = transfers;
        this.approvals = approvals;
        this.registry = registry;
        this.organizations = organizations;
        this.sealer = sealer;
        this.act = act;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listCaseTransfers",
            summary = "List the offers of this case to other agencies, newest first")
    public Page<TransferView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.list(id, transfers, page, (transfer, reader) -> TransferView.of(transfer, reader, sealer));
    }

    @POST
    @Once(value = CaseReplay.OfWorkers.class, asksFirst = true, windsUp = true)
    @Created
    @Operation(
            operationId = "offerTransfer",
            summary = "Offer the case to another agency",
            description =
                    "Rests on a consent to case management by that agency, asked of the registry, or on a supervisor's"
                            + " overrideReason: then the other agency knows of the person by its work and reads no part of the"
                            + " record, unless a legal basis for it was recorded in the registry. An offer without consent waits"
                            + " (AWAITING_APPROVAL) until a second person of your agency approves it (an approval TRANSFER): the"
                            + " other agency does not know of it before. It ends where it is rejected, and undecided after 14 days,"
                            + " of a restricted case after 72 hours; while nobody has decided, the case is not offered so to the same"
                            + " agency again (409 second-person-needed). An offer stands for 14 days;"
                            + " the case stays yours until it is accepted.")
    @APIResponse(
            responseCode = "201",
            description = "Offered. You read it among the offers of the case, the other agency by its own path.",
            content = @Content(schema = @Schema(implementation = TransferView.class)))
    public TransferView offer(@PathParam("id") CaseId id, @Valid @NotNull TransferBody body) {
        ConsentId consent = consentTo(commands.beforeAsking(id), body);
        return act.commit(() -> {
            CaseCommand command = commands.begin(id);
            if (body.overrideReason() != null) {
                command.require(Party.SUPERVISOR);
            }
            command.file().requireOpen();
            transfers.settleOld(id);
            if (consent == null
                    && transfers.anyTo(
                            body.toAgencyId(), approvals.undecidedOf(command.file(), ApprovalKind.TRANSFER))) {
                throw new Problem(CommonProblem.SECOND_PERSON_NEEDED);
            }
            if (consent == null
                    && transfers.anyTo(
                            body.toAgencyId(),
                            approvals.refusedTo(command.account(), command.file(), ApprovalKind.TRANSFER))) {
                throw new Problem(CaseProblem.BASIS_REFUSED);
            }
            Transfer transfer =
                    new Transfer(command.file(), body.toTerms(), consent, command.account(), sealer, command.clock());
            transfers.persist(transfer);
            if (consent == null) {
                approvals.requestWithoutConsent(
                        command.file(),
                        ApprovalKind.TRANSFER,
                        transfer.rawId(),
                        body.overrideReason(),
                        command.account());
            }
            command.changed("transfers");
            return TransferView.of(transfer, command.context(), sealer);
        });
    }

    /** On which the other agency goes on; null where a supervisor takes it upon themselves. */
    private ConsentId consentTo(CaseFile file, TransferBody body) {
        organizations.requireOpen(body.toAgencyId(), "/toAgencyId");
        if (body.overrideReason() != null) {
            registry.requireNotRestricted(file.subject());
            return null;
        }
        return registry.consentFor(file.subject(), ConsentPurpose.CASE_MANAGEMENT, body.toAgencyId());
    }

    @POST
    @Path("/{transferId}/revoke")
    @Once(value = CaseReplay.OfWorkers.class, windsUp = true)
    @Operation(operationId = "revokeTransfer", summary = "Take the offer back")
    public TransferView revoke(
            @PathParam("id") CaseId id,
            @PathParam("transferId") UUID transferId,
            @HeaderParam("If-Match") IfMatch expected) {
        CaseCommand command = commands.begin(id);
        Transfer transfer = command.part(transfers, transferId, expected);
        transfer.execute(Transfer.Step.REVOKE, null, command.context());
        approvals.withdraw(transfer.rawId());
        command.changed("transfers");
        return TransferView.of(transfer, command.context(), sealer);
    }
}
