package org.wasl.contracts.code;

/** The parts of a case that are opened one by one: what a share grant names, and what redactions list. */
public enum CaseCategory {
    /** Who is concerned and how: subject, concerns, needs, legal basis. */
    SUBJECT,
    RISK,
    ASSESSMENTS,
    PLANS,
    SERVICES,
    FOLLOW_UPS,
    NOTES,
    ATTACHMENTS,
    CONFERENCES,
    TASKS,
    PARTICIPANTS,
    /** Safety plans: for those who keep the person safe. */
    SAFETY,
    INCIDENTS,
    BEST_INTERESTS,
    /** How the agency runs the case: assignments, approvals, grants, transfers, merges, emergency access. No grant opens it to another agency. */
    MANAGEMENT
}
