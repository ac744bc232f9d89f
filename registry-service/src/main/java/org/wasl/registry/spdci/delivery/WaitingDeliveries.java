package org.wasl.registry.spdci.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.wasl.platform.metrics.MeasuredCount;

/** Messages to partners that have not arrived yet and will be tried. */
@Singleton
class WaitingDeliveries implements MeasuredCount {
    private final Deliveries deliveries;

    @Inject
    WaitingDeliveries(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public String metric() {
        return "wasl.waiting.deliveries";
    }

    @Override
    public String description() {
        return "Messages to partners that wait to be delivered";
    }

    @Override
    public long count() {
        return deliveries.countWaiting();
    }
}
