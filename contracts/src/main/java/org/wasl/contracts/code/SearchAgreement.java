package org.wasl.contracts.code;

/** How what was found stands to what was looked for, best first. */
public enum SearchAgreement {
    EQUAL,
    /** The same name in another spelling or the other script. */
    SOUNDS_ALIKE,
    /** Only the beginning was given. */
    BEGINS_WITH,
    /** The same consonants with other vowels; a day and a month exchanged; a year where no day is known. */
    SIMILAR,
    /** Not found in what is known of the person. */
    MISSING
}
