package org.wasl.contracts.code;

/** What a task asks for. */
public enum TaskType {
    FIRST_RESPONSE,
    ASSESSMENT,
    PLAN,
    ACTION,
    FOLLOW_UP,
    REVIEW,
    APPROVAL,
    REFERRAL_RESPONSE,
    BREAK_GLASS_REVIEW,
    REASSIGNMENT,
    ESCALATION,
    /** The registry says that the person died: close, or look after those who are left. */
    SUBJECT_DECEASED,
    /** The head of the person's household died or went away: those who are left need another. */
    HOUSEHOLD_HEAD,
    /** The consent on which the case was opened has ended: settle on what it goes on, or close it. */
    CONSENT_ENDED,
    /** An offer of the case to another agency came to nothing: offer it to another one, or go on. */
    TRANSFER_RETURNED,
    /** What became of the person after a programme of a centre is to be asked. */
    PROGRAMME_OUTCOME,
    CUSTOM
}
