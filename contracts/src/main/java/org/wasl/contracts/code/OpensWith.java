package org.wasl.contracts.code;

/** From when on the recipient of a referral may open something. */
public enum OpensWith {
    SENDING,
    ACCEPTANCE
}
