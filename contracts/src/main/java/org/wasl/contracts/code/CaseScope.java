package org.wasl.contracts.code;

/** Whose cases a list shows. */
public enum CaseScope {
    /** Those that you own, or stand in for. */
    OWN,
    /** Those that you supervise. */
    TEAM,
    /** All of the agency that you may know of. */
    AGENCY,
    /** Those of other agencies that were shared with yours. */
    GRANTED
}
