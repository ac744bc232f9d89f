package org.wasl.contracts.code;

public enum LegalStatus {
    CITIZEN,
    REFUGEE,
    ASYLUM_SEEKER,
    STATELESS,
    RESIDENT,
    OTHER,
    UNKNOWN
}
