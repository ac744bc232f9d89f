package org.wasl.contracts.code;

/** As SPDCI and FHIR have it, written out. */
public enum MaritalStatus {
    SINGLE,
    MARRIED,
    WIDOWED,
    DIVORCED,
    SEPARATED,
    ANNULLED,
    /** Not married now; nothing more is known. */
    UNMARRIED
}
