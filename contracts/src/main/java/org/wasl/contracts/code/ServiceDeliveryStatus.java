package org.wasl.contracts.code;

public enum ServiceDeliveryStatus {
    PLANNED,
    IN_PROGRESS,
    DELIVERED,
    NOT_DELIVERED
}
