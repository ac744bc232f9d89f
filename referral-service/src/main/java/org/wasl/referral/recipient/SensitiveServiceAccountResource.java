package org.wasl.referral.recipient;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.account.SeenAccounts;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.ReferralProblem;

/** An organization says which of its accounts know of referrals to its sensitive services. */
@Path("/v1/directory/organizations/{id}/sensitive-service-accounts")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.DIRECTORY_EDITOR})
public class SensitiveServiceAccountResource {
    private final SensitiveServiceAccounts accounts;
    private final SensitiveReferrals referrals;
    private final SeenAccounts seen;
    private final RuleLock locks;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    SensitiveServiceAccountResource(
            SensitiveServiceAccounts accounts,
            SensitiveReferrals referrals,
            SeenAccounts seen,
            RuleLock locks,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.referrals = referrals;
        this.seen = seen;
        this.locks = locks;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param accountId as in the token ({@code sub}) */
    @Schema(name = "SensitiveServiceAccount")
    public record SensitiveAccountView(@JsonUnwrapped RecordMetadata metadata, String accountId, String addedBy)
            implements View {
        static SensitiveAccountView of(SensitiveServiceAccount account) {
            return new SensitiveAccountView(RecordMetadata.of(account), account.account(), account.addedBy());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSensitiveServiceAccounts",
            summary = "List the accounts that know of referrals to your sensitive services")
    public Page<SensitiveAccountView> list(@PathParam("id") AgencyId id, @Valid @BeanParam PageRequest page) {
        requireOwn(id);
        return pages.of(accounts.visibleTo(caller), page, SensitiveAccountView::of);
    }

    @PUT
    @Path("/{accountId}")
    @Transactional
    @Operation(
            operationId = "addSensitiveServiceAccount",
            summary = "Let an account of your organization know of referrals to its sensitive services",
            description =
                    "Referrals to a sensitive service (its entry says so, or it is a safe house or the clinical management of"
                            + " rape) exist for these accounts only, among those with the role of a provider. Without one of"
                            + " those, such a referral cannot be sent to you. The account is the subject of its tokens, and"
                            + " one that has used the referral service for your organization; any other answers 422"
                            + " unknown-account. Nobody lists their own account: 409 second-person-needed. Doing it again changes"
                            + " nothing.")
    public SensitiveAccountView add(
            @PathParam("id") AgencyId id, @PathParam("accountId") @Size(min = 1, max = 100) String account) {
        requireOwn(id);
        SensitiveServiceAccount listed = accounts.of(id, account).orElseGet(() -> {
            if (caller.subject().equals(account)) {
                throw new Problem(CommonProblem.SECOND_PERSON_NEEDED); // it would show itself what it may not know of
            }
            seen.requireOf(id, account, "#accountId");
            SensitiveServiceAccount added = new SensitiveServiceAccount(id, account, caller.subject(), clock);
            accounts.persistAndFlush(added);
            journal.act("sensitive-service-account.added", id.value(), List.of("account:" + account));
            return added;
        });
        return SensitiveAccountView.of(listed);
    }

    @DELETE
    @Path("/{accountId}")
    @Transactional
    @Operation(
            operationId = "removeSensitiveServiceAccount",
            summary = "Take an account off the list: from now on it knows of none of these referrals",
            description =
                    "409 last-reader for the last one that knows of referrals which are open: list another account first.")
    @APIResponse(responseCode = "204", description = "It is not on the list.")
    @APIResponse(responseCode = "409", description = "Nobody else would know of referrals which are open.")
    public void remove(@PathParam("id") AgencyId id, @PathParam("accountId") @Size(min = 1, max = 100) String account) {
        requireOwn(id);
        locks.take("sensitive-service-accounts", id);
        accounts.of(id, account).ifPresent(listed -> {
            boolean hadReader = accounts.opensToAnybody(id);
            accounts.delete(listed);
            if (hadReader && !accounts.opensToAnybody(id) && referrals.anyOpenAt(id)) {
                throw new Problem(ReferralProblem.LAST_READER);
            }
            journal.act("sensitive-service-account.removed", id.value(), List.of("account:" + account));
        });
    }

    /** Whom another organization lists is nobody's to know. */
    private void requireOwn(AgencyId organization) {
        if (!organization.equals(caller.agency())) {
            throw Problem.notFound();
        }
    }
}
