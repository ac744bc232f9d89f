package org.wasl.contracts.code;

/** Where the merge of two cases stands. */
public enum CaseMergeStatus {
    PROPOSED,
    CONFIRMED,
    REJECTED,
    UNDONE
}
