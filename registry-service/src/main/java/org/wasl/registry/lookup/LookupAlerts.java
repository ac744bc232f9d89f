package org.wasl.registry.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Auditors see all alerts, the manager of an agency those of its accounts. */
@ApplicationScoped
public class LookupAlerts extends Aggregates<LookupAlert> {
    @Override
    public Filter<LookupAlert> visibleTo(Caller caller) {
        Filter<LookupAlert> all = Filter.of(LookupAlert.class);
        return caller.has(Roles.AUDITOR)
                ? all
                : all.and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    /**
     * @param agency null for all
     * @param since null for all
     */
    Filter<LookupAlert> visibleTo(Caller caller, AgencyId agency, Instant since) {
        return visibleTo(caller)
                .andIfGiven("e.agencyId = :asked", "asked", agency)
                .andIfGiven("e.windowStart >= :begun", "begun", since);
    }

    Optional<LookupAlert> of(String subject, Instant windowStart) {
        return find("subject = ?1 and windowStart = ?2", subject, windowStart).firstResultOptional();
    }
}
