package org.wasl.contracts.code;

/** Ways to ask whether a person is known. */
public enum LookupKind {
    CANDIDATES,
    SEARCH,
    LOOKUP,
    CROSSWALK,
    NUMBER_TAKEN,
    EXCHANGE
}
