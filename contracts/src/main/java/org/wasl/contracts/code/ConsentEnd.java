package org.wasl.contracts.code;

/** Why a consent holds no longer before its time. */
public enum ConsentEnd {
    WITHDRAWN,
    /** That of the guardian who gave it. */
    GUARDIANSHIP_ENDED,
    /** The person was older or younger than was believed. */
    BIRTH_DATE_CORRECTED,
    /** The dead consent to nothing. */
    PERSON_DIED,
    /** A later consent had replaced it, and has ended. */
    REPLACED,
    /** Another basis than consent, which its review did not confirm. */
    NOT_CONFIRMED,
    /** An agency recorded it that keeps no record, and what opened the record to that agency has ended. */
    BASIS_ENDED,
    /** The agency that recorded it let go of the person, who asked for erasure. */
    RECORD_RELEASED
}
