package org.wasl.contracts.code;

/** Why a guardianship ended. */
public enum GuardianshipEnd {
    REPLACED,
    /** Taken from the guardian by a court or by the authority that protects the child. */
    REMOVED,
    GUARDIAN_DIED,
    WARD_DIED,
    REUNITED,
    ERROR,
    OTHER
}
