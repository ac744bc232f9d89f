package org.wasl.contracts.code;

/** How far two records agree in one field. */
public enum MatchAgreement {
    EQUAL,
    SIMILAR,
    DIFFERENT,
    /** Given name and family name stand in each other's place. */
    EXCHANGED
}
