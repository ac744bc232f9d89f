package org.wasl.contracts.code;

/** How surely a person gets a service already. */
public enum DuplicateStrength {
    /** A referral for it is open. */
    STRONG,
    /** It was given lately, within the time after which one asks for it again. */
    WEAK
}
