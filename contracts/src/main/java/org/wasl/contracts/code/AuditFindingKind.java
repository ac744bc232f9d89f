package org.wasl.contracts.code;

/** What a verification of the audit has found. */
public enum AuditFindingKind {
    ROWS_CHANGED,
    ROWS_MISSING,
    ROWS_ADDED,
    SEALS_MISSING,
    HISTORY_REWRITTEN,
    ANCHORS_DISAGREE,
    ANCHORS_MISSING,
    KEY_MISSING;

    /** Then what is numbered are checkpoints, not seals. */
    public boolean isAboutAnchors() {
        return this == ANCHORS_DISAGREE || this == ANCHORS_MISSING;
    }
}
