package org.wasl.contracts.code;

/** The status of a displaced person, as cases record it. */
public enum DisplacementStatus {
    RESIDENT,
    IDP,
    REFUGEE,
    ASYLUM_SEEKER,
    STATELESS,
    RETURNEE,
    FOREIGN_NATIONAL
}
