package org.wasl.contracts.code;

/** A DISPUTED number is claimed by two records of one agency; EXPIRED follows from the last day it is valid. */
public enum IdentifierStatus {
    ACTIVE,
    EXPIRED,
    REVOKED,
    DISPUTED
}
