package org.wasl.referral.recipient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
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

    public boolean lists(AgencyId organization, String account) {
        return of(organization, account).isPresent();
    }

    /** Whether anybody there would know of such a referral. */
    public boolean listsAnybody(AgencyId organization) {
        return count("agencyId = ?1", organization.value()) > 0;
    }

    Optional<SensitiveServiceAccount> of(AgencyId organization, String account) {
        return find("agencyId = ?1 and accountId = ?2", organization.value(), account)
                .firstResultOptional();
    }
}
