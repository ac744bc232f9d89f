package org.wasl.monitoring.warning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.event.IndicatorAlertMoved;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.journal.Journal;

/** For actions and responses that begin because of an alert. */
@ApplicationScoped
public class FollowedAlerts {
    private final IndicatorAlerts alerts;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    FollowedAlerts(IndicatorAlerts alerts, Caller caller, Journal journal, Clock clock) {
        this.alerts = alerts;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** The alert is followed from now on. @param id null where none is named */
    public void follow(UUID id) {
        if (id == null) {
            return;
        }
        IndicatorAlert alert = alerts.named(id, caller, "/alertId", "unknown-alert");
        IndicatorAlertMoved moved = alert.follow(alerts.parties(alert, caller), clock);
        if (moved != null) {
            journal.record(moved, IndicatorAlerts.agencies(alert));
        }
    }
}
