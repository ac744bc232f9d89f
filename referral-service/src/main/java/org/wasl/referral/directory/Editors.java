package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.recipient.SensitiveServiceAccounts;

/** Who may write which entry: editors and providers their own organization's, the coordinating body's editors all. */
@ApplicationScoped
public class Editors {
    private final DirectoryConfig config;
    private final Organizations organizations;
    private final SensitiveServiceAccounts accounts;

    @Inject
    Editors(DirectoryConfig config, Organizations organizations, SensitiveServiceAccounts accounts) {
        this.config = config;
        this.accounts = accounts;
        this.organizations = organizations;
    }

    public void requireMayWrite(AgencyId organization, Caller caller) {
        if (!mayWrite(organization, caller)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
    }

    boolean mayWrite(AgencyId organization, Caller caller) {
        boolean own = caller.agencyIfAny().filter(organization::equals).isPresent();
        return isCoordinator(caller) || (own && caller.has(Roles.DIRECTORY_EDITOR, Roles.PROVIDER));
    }

    void requireCoordinator(Caller caller) {
        if (!isCoordinator(caller)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
    }

    /** An organization is closed, and opened again, by the coordinating body alone: of a closed one all referrals are given back, and its people cannot undo it. */
    void requireMayChangeStatus(OrganizationStatus before, OrganizationStatus after, Caller caller) {
        if (before != after && !isCoordinator(caller)) {
            throw new Problem(CommonProblem.NOT_ALLOWED).at("/status", "coordinating-body-only");
        }
    }

    /**
     * Whether a service is sensitive is said by an editor, or by an account that knows of its sensitive referrals: whoever does not know of them would open those
     * that come. Where an account is listed that knows of them, each provider may say that it is: the referrals have a reader.
     */
    void requireMayChangeSensitivity(Service before, boolean sensitive, Caller caller) {
        boolean allowed = before.sensitive() == sensitive
                || caller.has(Roles.DIRECTORY_EDITOR)
                || accounts.isListed(before.agency(), caller.subject())
                || (sensitive && accounts.opensToAnybody(before.agency()));
        if (!allowed) {
            throw new Problem(CommonProblem.NOT_ALLOWED).at("/sensitive", "listed-accounts-only");
        }
    }

    public boolean isCoordinator(Caller caller) {
        return caller.has(Roles.DIRECTORY_EDITOR)
                && caller.agencyIfAny()
                        .map(a -> config.coordinatingOrganization()
                                .filter(a.toString()::equals)
                                .isPresent())
                        .orElse(false);
    }

    /** The organization that a new entry belongs to: the one named, else the caller's own. */
    AgencyId owner(UUID named, Caller caller) {
        AgencyId owner = named == null ? caller.agency() : new AgencyId(named);
        requireMayWrite(owner, caller);
        organizations.requireOpen(owner, "/organizationId");
        return owner;
    }
}
