package org.wasl.contracts.code;

/** Assessment or determination, UNHCR best interests procedure guidelines. */
public enum BestInterestsKind {
    BIA,
    BID
}
