package org.wasl.contracts.code;

/** Why somebody is proposed as the head of a household whose head cannot act any more. The order is that of the proposals. */
public enum HeadCandidateBasis {
    SPOUSE,
    RELATIVE,
    OTHER_ADULT,
    AGE_UNKNOWN,
    /** A household that a child heads needs protection first. */
    UNDER_AGE
}
