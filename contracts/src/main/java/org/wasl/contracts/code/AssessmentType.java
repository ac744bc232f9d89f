package org.wasl.contracts.code;

/** What kind of assessment it is. */
public enum AssessmentType {
    INITIAL,
    COMPREHENSIVE,
    BIA_SHORT,
    BIA_COMPREHENSIVE,
    GBV,
    FUNCTIONING_WG_SS,
    SAFETY,
    REASSESSMENT
}
