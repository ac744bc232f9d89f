package org.wasl.contracts.code;

/** What a note on a case is about. */
public enum NoteKind {
    CASE_NOTE,
    SUPERVISION,
    CLIENT_CONTACT,
    OBSERVATION
}
