package org.wasl.contracts.code;

/** What became of an appointment. */
public enum AppointmentStatus {
    SCHEDULED,
    ATTENDED,
    NO_SHOW,
    CANCELLED
}
