package org.wasl.contracts.code;

public enum DisplacementStatus {
    RESIDENT,
    IDP,
    REFUGEE,
    ASYLUM_SEEKER,
    STATELESS,
    RETURNEE,
    FOREIGN_NATIONAL
}
