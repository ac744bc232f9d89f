package org.wasl.contracts.code;

/** How a code for feedback reaches the person. */
public enum InvitationDelivery {
    /** Shown once to whoever works with the person, who gives it to them. */
    HANDED_OVER,
    /** Mailed to the address that the person agreed to; staff never see it. */
    MAILED
}
