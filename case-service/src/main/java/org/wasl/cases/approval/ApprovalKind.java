package org.wasl.cases.approval;

/** What a second person is asked to decide. */
public enum ApprovalKind {
    ASSESSMENT,
    CASE_PLAN,
    CLOSURE,
    RISK_DOWNGRADE
}
