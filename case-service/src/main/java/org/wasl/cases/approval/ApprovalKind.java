package org.wasl.cases.approval;

import org.wasl.contracts.code.CaseStatus;

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
    TRANSFER;

    /** Whether it is about something that other agencies are shown or offered. */
    boolean isOfWhatGoesOut() {
        return this == SHARE_GRANT || this == TRANSFER;
    }

    /**
     * Whether there is nothing to decide any more. What goes out ends with each end, also with a hand-over. A case that was closed can be opened again, and one
     * that was merged can be parted: the work that waited in it waits on; but the risk of a case that is opened again is assessed anew.
     */
    boolean endsWith(CaseStatus status) {
        return isOfWhatGoesOut()
                || status == CaseStatus.TRANSFERRED_OUT
                || status == CaseStatus.NOT_ELIGIBLE
                || status == CaseStatus.CLOSED && this == RISK_DOWNGRADE;
    }
}
