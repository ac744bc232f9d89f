package org.wasl.contracts.code;

/** Why the best interests of a child are assessed or determined. */
public enum BestInterestsReason {
    TEMPORARY_CARE,
    SEPARATION_FROM_PARENT,
    DURABLE_SOLUTION,
    FAMILY_REUNIFICATION,
    CUSTODY,
    OTHER
}
