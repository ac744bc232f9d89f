package org.wasl.contracts.code;

/** The legal status of a person in Jordan. */
public enum LegalStatus {
    CITIZEN,
    REFUGEE,
    ASYLUM_SEEKER,
    STATELESS,
    RESIDENT,
    OTHER,
    UNKNOWN
}
