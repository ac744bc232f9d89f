package org.wasl.contracts.code;

/** A DISPUTED number is claimed by two records until a steward has looked; EXPIRED follows from the last day it is valid. */
public enum IdentifierStatus {
    ACTIVE,
    EXPIRED,
    REVOKED,
    DISPUTED
}
