package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.IndicatorAlertStatus;

/** An alert of a threshold was raised, acknowledged, followed by an action or a response, dismissed or cleared. */
@EventType("indicator-alert.moved")
public record IndicatorAlertMoved(UUID alertId, UUID thresholdId, String step, IndicatorAlertStatus status)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return alertId;
    }
}
