package org.wasl.contracts.code;

/** What became of a line of an import. */
public enum ImportOutcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** Somebody must decide: more than one case, or a person who may be known. */
    CONFLICT,
    REJECTED
}
