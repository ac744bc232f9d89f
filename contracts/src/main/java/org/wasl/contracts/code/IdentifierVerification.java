package org.wasl.contracts.code;

/** How surely a number is the person's. */
public enum IdentifierVerification {
    UNVERIFIED,
    SEEN,
    VERIFIED_AT_SOURCE
}
