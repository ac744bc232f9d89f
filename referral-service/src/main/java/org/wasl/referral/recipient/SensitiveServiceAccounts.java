package org.wasl.referral.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Who of a recipient knows of referrals to its sensitive services: each organization keeps its own list. */
@ApplicationScoped
public class SensitiveServiceAccounts extends Aggregates<SensitiveServiceAccount> {
    @Override
    public Filter<SensitiveServiceAccount> visibleTo(Caller caller) {
        return Filter.of(SensitiveServiceAccount.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    /** Whether anybody there would know of such a referral: a listed account that is of the organization and a provider, by its last token. */
    public boolean opensToAnybody(AgencyId organization) {
        return count(
                        "from SensitiveServiceAccount l where l.agencyId = ?1 and exists (select 1 from SeenAccount s"
                                + " where s.accountId = l.accountId and s.agencyId = l.agencyId and array_contains(s.roles, ?2))",
                        organization.value(),
                        Roles.PROVIDER)
                > 0;
    }

    public boolean isListed(AgencyId organization, String account) {
        return of(organization, account).isPresent();
    }

    /** Each knows of these referrals while its token is of the organization and has the role of a provider. */
    public Set<String> listedBy(AgencyId organization) {
        return list("agencyId", organization.value()).stream()
                .map(SensitiveServiceAccount::account)
                .collect(Collectors.toSet());
    }

    Optional<SensitiveServiceAccount> of(AgencyId organization, String account) {
        return find("agencyId = ?1 and accountId = ?2", organization.value(), account)
                .firstResultOptional();
    }
}
