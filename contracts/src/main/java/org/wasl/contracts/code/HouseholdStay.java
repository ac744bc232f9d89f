package org.wasl.contracts.code;

/** What a household is to somebody who lives in it. A person has one main home; a child of parents who live apart may have others beside it. */
public enum HouseholdStay {
    /** Where the person is counted. */
    MAIN,
    /** Where a child lives, too, because custody is shared. */
    SHARED
}
