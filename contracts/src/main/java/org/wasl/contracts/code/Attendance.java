package org.wasl.contracts.code;

/** Whether somebody came to a session of a programme. */
public enum Attendance {
    PRESENT,
    ABSENT,
    EXCUSED
}
