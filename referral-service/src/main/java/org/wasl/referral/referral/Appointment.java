package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.wasl.contracts.code.AppointmentStatus;
import org.wasl.platform.problem.Problem;

/** When the person is expected, and whether they came. The last one: the events know of those before. */
@Embeddable
class Appointment {
    @Column(name = "appointment_start")
    private Instant start;

    @Column(name = "appointment_end")
    private Instant end;

    @Enumerated(EnumType.STRING)
    @Column(name = "appointment_status")
    private AppointmentStatus status;

    protected Appointment() {}

    /** Null where no time was named. */
    static Appointment at(Instant start, Instant end) {
        if (start == null) {
            if (end != null) {
                throw Problem.invalidField("/appointmentStart", "required");
            }
            return null;
        }
        if (end != null && !end.isAfter(start)) {
            throw Problem.invalidField("/appointmentEnd", "expiry-before-start");
        }
        Appointment appointment = new Appointment();
        appointment.start = start;
        appointment.end = end;
        appointment.status = AppointmentStatus.SCHEDULED;
        return appointment;
    }

    void is(AppointmentStatus now) {
        status = now;
    }

    boolean hasBegun(Instant now) {
        return !start.isAfter(now);
    }

    boolean isAwaited() {
        return status == AppointmentStatus.SCHEDULED;
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return end;
    }

    AppointmentStatus status() {
        return status;
    }
}
