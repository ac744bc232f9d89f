package org.wasl.cases.sharing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.AccessStatements;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.registry.Registry;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.account.SeenAccounts;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Opening parts of a case to another agency. */
@Path("/v1/cases/{id}/grants")
@Tag(name = "Sharing")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class GrantResource {
    private final CaseCommands commands;
    private final ShareGrants grants;
    private final Registry registry;
    private final KnownOrganizations organizations;
    private final SeenAccounts accounts;
    private final AccessStatements statements;
    private final Approvals approvals;
    private final Act act;

    @Inject
    GrantResource(
            CaseCommands commands,
            ShareGrants grants,
            Registry registry,
            KnownOrganizations organizations,
            SeenAccounts accounts,
            AccessStatements statements,
            Approvals approvals,
            Act act) {
        this.commands = commands;
        this.grants = grants;
        this.registry = registry;
        this.organizations = organizations;
        this.accounts = accounts;
        this.statements = statements;
        this.approvals = approvals;
        this.act = act;
    }

    /** @param active in force now */
    @Schema(name = "ShareGrant")
    public record GrantView(
            @JsonUnwrapped RecordMetadata metadata,
            @JsonUnwrapped GrantBody grant,
            @Schema(nullable = true) UUID consentId,
            String grantedBy,
            @Schema(nullable = true) Instant revokedAt,
            boolean active,
            List<String> allowedActions)
            implements View {
        static GrantView of(ShareGrant grant, StepContext reader) {
            Instant now = reader.now();
            boolean mayRevoke = grant.active(now) && reader.worksOnTheCase();
            return new GrantView(
                    RecordMetadata.of(grant),
                    GrantBody.of(grant.termsFor(reader.file())),
                    grant.consent(),
                    grant.grantedBy(),
                    grant.revokedAt(),
                    grant.active(now),
                    mayRevoke ? List.of("revoke") : List.of());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listShareGrants",
            summary = "List the agencies and persons to whom parts of the case were opened, newest first")
    public Page<GrantView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.list(id, grants, page, (grant, reader) -> GrantView.of(grant, reader));
    }

    @POST
    @Once(value = CaseReplay.OfWorkers.class, asksFirst = true)
    @Created
    @Operation(
            operationId = "grantShare",
            summary = "Open parts of the case to another agency",
            description =
                    "Rests on a consent in force for that agency and purpose, asked of the registry (409 consent-required,"
                            + " 503 while it is away), or on a supervisor's overrideReason: then for thirty days at most (72 hours of a restricted case), and a second"
                            + " person is asked by an approval SHARE_GRANT, which ends it where it is rejected; while that waits, nothing more is opened so to the same account"
                            + " (409 second-person-needed). Ends at validTo, with the consent, with the case."
                            + " The grantee names the purpose of the grant (X-Purpose) with each request; without it the answer is 404.")
    public GrantView grant(@PathParam("id") CaseId id, @Valid @NotNull GrantBody body) {
        ConsentId consent = consentTo(commands.beforeAsking(id), body);
        return act.commit(() -> {
            CaseCommand command = commands.begin(id);
            if (body.overrideReason() != null) {
                command.require(Party.SUPERVISOR);
            }
            command.file().requireOpen();
            if (body.granteeAccountId() != null) {
                accounts.requireOf(body.granteeId(), body.granteeAccountId(), "/granteeAccountId");
            }
            if (consent == null
                    && grants.anyTo(
                            body.granteeId(),
                            body.granteeAccountId(),
                            approvals.undecidedOf(command.file(), ApprovalKind.SHARE_GRANT))) {
                throw new Problem(CommonProblem.SECOND_PERSON_NEEDED);
            }
            if (consent == null
                    && grants.anyTo(
                            body.granteeId(),
                            approvals.refusedTo(command.account(), command.file(), ApprovalKind.SHARE_GRANT))) {
                throw new Problem(CaseProblem.BASIS_REFUSED);
            }
            ShareGrant grant = consent == null
                    ? ShareGrant.withoutConsent(command.file(), body.toTerms(), command.account(), command.clock())
                    : new ShareGrant(command.file(), body.toTerms(), consent, command.account(), command.clock());
            grants.persist(grant);
            if (consent == null) {
                approvals.requestWithoutConsent(
                        command.file(),
                        ApprovalKind.SHARE_GRANT,
                        grant.rawId(),
                        body.overrideReason(),
                        command.account());
            }
            command.changed("grants");
            return GrantView.of(grant, command.context());
        });
    }

    /** On which it is opened; null where a supervisor takes it upon themselves. */
    private ConsentId consentTo(CaseFile file, GrantBody body) {
        organizations.requireOpen(body.granteeId(), "/granteeId");
        if (body.overrideReason() != null) {
            registry.requireNotRestricted(file.subject());
            return null;
        }
        return registry.consentFor(file.subject(), body.purpose(), body.granteeId());
    }

    @POST
    @Path("/{grantId}/revoke")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "revokeShare", summary = "Close it again, at once")
    public GrantView revoke(
            @PathParam("id") CaseId id, @PathParam("grantId") UUID grantId, @HeaderParam("If-Match") IfMatch expected) {
        CaseCommand command = commands.begin(id);
        ShareGrant grant = command.part(grants, grantId, expected);
        grant.revoke(command.clock());
        command.changed("grants");
        statements.stateNow(command.file());
        return GrantView.of(grant, command.context());
    }
}
