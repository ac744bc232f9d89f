package org.wasl.contracts.code;

/** What was compared of two records. */
public enum MatchField {
    GIVEN_NAME,
    LINEAGE,
    BIRTH_DATE,
    SEX,
    LOCALITY,
    PHONE,
    NATIONAL_NUMBER,
    OTHER_NUMBER,
    FAMILY_NUMBER,
    GROUP_NUMBER,
    /** How rare the names and the place are that both have. */
    RARITY,
    /** That a household would share as much. */
    HOUSEHOLD
}
