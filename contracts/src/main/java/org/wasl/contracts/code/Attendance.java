package org.wasl.contracts.code;

public enum Attendance {
    PRESENT,
    ABSENT,
    EXCUSED
}
