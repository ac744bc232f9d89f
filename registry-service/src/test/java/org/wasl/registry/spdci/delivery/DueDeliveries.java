package org.wasl.registry.spdci.delivery;

import jakarta.enterprise.inject.spi.CDI;

/** What is due is sent now, as by another instance that works beside the one that looks once a second. */
public final class DueDeliveries {
    private DueDeliveries() {}

    public static void send() {
        CDI.current().select(DeliveryWorker.class).get().deliverDue();
    }
}
