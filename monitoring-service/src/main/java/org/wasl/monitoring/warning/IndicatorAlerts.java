package org.wasl.monitoring.warning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wasl.contracts.code.IndicatorAlertStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Alerts: they tell figures that everybody may read who may read alerts. */
@ApplicationScoped
class IndicatorAlerts extends Aggregates<IndicatorAlert> {
    private static final Set<IndicatorAlertStatus> OVER =
            EnumSet.of(IndicatorAlertStatus.DISMISSED, IndicatorAlertStatus.CLEARED);

    private final CoordinatingBody coordinator;

    @Inject
    IndicatorAlerts(CoordinatingBody coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public Filter<IndicatorAlert> visibleTo(Caller caller) {
        return Filter.of(IndicatorAlert.class);
    }

    /** What the caller is to the alert. */
    Set<IndicatorAlert.Party> parties(IndicatorAlert alert, Caller caller) {
        Set<IndicatorAlert.Party> parties = EnumSet.noneOf(IndicatorAlert.Party.class);
        if (coordinator.isWriter(caller)) {
            parties.add(IndicatorAlert.Party.COORDINATOR);
        }
        if (caller.has(Roles.MONITOR, Roles.AGENCY_MANAGER)
                && alert.responsible().isPresent()
                && alert.responsible().equals(caller.agencyIfAny())) {
            parties.add(IndicatorAlert.Party.RESPONSIBLE);
        }
        return parties;
    }

    boolean isRaised(IndicatorThreshold threshold, LocalDate startsOn) {
        return count("thresholdId = ?1 and startsOn = ?2", threshold.rawId(), startsOn) > 0;
    }

    /** Those that are neither dismissed nor cleared. */
    List<IndicatorAlert> openOf(IndicatorThreshold threshold) {
        return list("thresholdId = ?1 and status not in ?2 order by id", threshold.rawId(), OVER);
    }

    /** Those who learn of it: the coordinating organization, and who is responsible. */
    static Set<AgencyId> agencies(IndicatorAlert alert) {
        Set<AgencyId> agencies = new HashSet<>(Set.of(alert.agency()));
        alert.responsible().ifPresent(agencies::add);
        return agencies;
    }
}
