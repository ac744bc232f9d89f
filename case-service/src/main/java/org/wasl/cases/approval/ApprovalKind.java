package org.wasl.cases.approval;

/** What a second person is asked to decide. */
public enum ApprovalKind {
    ASSESSMENT,
    CASE_PLAN,
    CLOSURE,
    /** The case was opened on another basis than consent. */
    LEGAL_BASIS,
    RISK_DOWNGRADE,
    /** Parts of the case were opened to another agency on another basis than consent. */
    SHARE_GRANT,
    /** The case is to be offered to another agency without a consent. */
    TRANSFER
}
