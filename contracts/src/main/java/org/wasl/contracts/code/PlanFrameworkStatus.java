package org.wasl.contracts.code;

public enum PlanFrameworkStatus {
    /** Seen by those who write it only. */
    DRAFT,
    /** From here on its codes stay. */
    PUBLISHED
}
