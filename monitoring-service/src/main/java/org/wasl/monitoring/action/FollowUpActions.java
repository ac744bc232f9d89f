package org.wasl.monitoring.action;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Actions that follow from reports: known to the agency that agreed it, to the one that is to do it, and to who keeps and audits the plans. */
@ApplicationScoped
class FollowUpActions extends Aggregates<FollowUpAction> {
    private static final int SKIP_LOCKED = -2;

    private final CoordinatingBody coordinator;

    @Inject
    FollowUpActions(CoordinatingBody coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public Filter<FollowUpAction> visibleTo(Caller caller) {
        Filter<FollowUpAction> all = Filter.of(FollowUpAction.class);
        boolean knowsAll = coordinator.isWriter(caller) || caller.has(Roles.AUDITOR, Roles.ADMIN);
        return knowsAll && !caller.isOfClosedOrganization()
                ? all
                : all.and(
                        "e.agencyId = :agency or e.ownerAgencyId = :agency",
                        "agency",
                        caller.agency().value());
    }

    /** What the caller is to the action. */
    Set<FollowUpAction.Party> parties(FollowUpAction action, Caller caller) {
        Set<FollowUpAction.Party> parties = EnumSet.noneOf(FollowUpAction.Party.class);
        if (caller.has(Roles.MONITOR, Roles.AGENCY_MANAGER)) {
            if (caller.agencyIfAny().filter(action.agency()::equals).isPresent()) {
                parties.add(FollowUpAction.Party.REQUESTER);
            }
            if (caller.agencyIfAny().filter(action.ownerAgency()::equals).isPresent()) {
                parties.add(FollowUpAction.Party.OWNER);
            }
        }
        return parties;
    }

    /** Of several instances each takes other ones. */
    List<FollowUpAction> lockDue(Instant now, int atMost) {
        return find("alertAt <= ?1 order by alertAt", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, atMost)
                .list();
    }

    /** Those who learn of it. */
    static Set<AgencyId> agencies(FollowUpAction action) {
        return Set.copyOf(List.of(action.agency(), action.ownerAgency()));
    }
}
