package org.wasl.contracts.code;

public enum IdentifierVerification {
    UNVERIFIED,
    SEEN,
    VERIFIED_AT_SOURCE
}
