package org.wasl.contracts.event;

/**
 * The steps of a referral, as its state machine takes them and its events tell them. What a step means for another service is decided by a switch without a
 * default: a new step does not compile until that service says what it means.
 */
public enum ReferralStep implements EventStep {
    /** It was written; nobody else has seen it. */
    DRAFT,
    /** Of a draft: nothing was disclosed yet. */
    EDIT,
    SEND,
    /** On another legal basis, where the person cannot be asked. */
    SEND_WITHOUT_CONSENT,
    ACKNOWLEDGE,
    /** Pauses the clock of the decision. */
    REQUEST_INFO,
    PROVIDE_INFO,
    ACCEPT,
    WAITLIST,
    /** Looked at again: it still waits. */
    REVIEW,
    DECLINE,
    /** Before acceptance it ends the referral; after, it asks the recipient to end it. */
    CANCEL,
    CONFIRM_CANCEL,
    EXPIRE,
    SCHEDULE,
    ATTEND,
    NO_SHOW,
    CANCEL_APPOINTMENT,
    START,
    HOLD,
    RESUME,
    COMPLETE,
    FAIL,
    /** Consent was withdrawn: at once, and without anybody's confirmation. */
    WITHDRAW_CONSENT,
    REOPEN,
    /** What the person told the caseworker about it. */
    FEEDBACK,
    /** The person says that it is as the recipient says. */
    PERSON_CONFIRMS,
    /** The person says that it is not. */
    PERSON_DISPUTES,
    /** Once more, to another recipient. */
    RE_REFER,
    /** The recipient refers on, while it works with the person. */
    REFER_ONWARD,
    MESSAGE,
    ASK_VOID,
    VOID,
    /** A draft that nobody sent for long is removed. */
    PURGE
}
