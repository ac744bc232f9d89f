package org.wasl.contracts.code;

/** What a rule of retention is about. CLOSED_CASE holds back the erasure of who had one; the others remove what is older. */
public enum RetentionSubject {
    CLOSED_CASE,
    DECEASED_PERSON,
    INACTIVE_PERSON,
    PERSON_HISTORY,
    IMPORT,
    EXCHANGED_MESSAGE
}
