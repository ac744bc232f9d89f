package org.wasl.contracts.code;

public enum NoteKind {
    CASE_NOTE,
    SUPERVISION,
    CLIENT_CONTACT,
    OBSERVATION
}
