package org.wasl.contracts.code;

/** How people come to a service. */
public enum AccessMode {
    WALK_IN,
    OUTREACH,
    REFERRAL_ONLY,
    HOTLINE
}
