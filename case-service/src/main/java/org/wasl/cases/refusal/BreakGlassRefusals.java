package org.wasl.cases.refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/**
 * The accounts to which no case is opened in an emergency, because they opened one without need. Nobody names such an account to cover for a colleague or to
 * supervise a case, and it is given cases only by a supervisor's written reason. See ADR 33.
 */
@ApplicationScoped
public class BreakGlassRefusals extends Aggregates<BreakGlassRefusal> {
    /** What stands in an answer against naming such an account. */
    public static final String OBJECTION = "emergency-access-refused";

    static final String STANDING = "e.liftedAt is null and (e.refusedUntil is null or e.refusedUntil > :now)";

    private final Clock clock;

    @Inject
    BreakGlassRefusals(Clock clock) {
        this.clock = clock;
    }

    /** A manager sees those of the agency, anybody their own. */
    @Override
    public Filter<BreakGlassRefusal> visibleTo(Caller caller) {
        Filter<BreakGlassRefusal> ours = of(caller.agency());
        return caller.has(Roles.AGENCY_MANAGER) ? ours : ours.and("e.accountId = :me", "me", caller.subject());
    }

    public boolean isRefused(String account, AgencyId agency) {
        return standing(account, agency).isPresent();
    }

    /** The one that lasts longest. */
    public Optional<BreakGlassRefusal> standing(String account, AgencyId agency) {
        List<BreakGlassRefusal> standing = list(
                of(agency).and("e.accountId = :account", "account", account).and(STANDING, "now", clock.instant()),
                100);
        return standing.stream().max((one, other) -> one.refusedUntil()
                .orElse(Instant.MAX)
                .compareTo(other.refusedUntil().orElse(Instant.MAX)));
    }

    private static Filter<BreakGlassRefusal> of(AgencyId agency) {
        return Filter.of(BreakGlassRefusal.class).and("e.agencyId = :agency", "agency", agency.value());
    }
}
