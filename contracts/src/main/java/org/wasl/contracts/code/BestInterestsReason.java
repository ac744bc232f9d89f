package org.wasl.contracts.code;

public enum BestInterestsReason {
    TEMPORARY_CARE,
    SEPARATION_FROM_PARENT,
    DURABLE_SOLUTION,
    FAMILY_REUNIFICATION,
    CUSTODY,
    OTHER
}
