package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.wasl.referral.deadline.Timetable;

/** By when each side must have moved. */
@Embeddable
class Deadlines {
    @Column(name = "acknowledge_due_at")
    private Instant acknowledge;

    @Column(name = "decide_due_at")
    private Instant decide;

    @Column(name = "contact_due_at")
    private Instant contact;

    @Column(name = "outcome_due_at")
    private Instant outcome;

    @Column(name = "expires_at")
    private Instant expiry;

    static Deadlines afterSending(Instant at, Timetable timetable) {
        Deadlines due = new Deadlines();
        due.acknowledge = timetable.acknowledgeDue(at);
        due.decide = timetable.decideDue(at);
        due.expiry = timetable.expiry(at);
        return due;
    }

    void accepted(Instant at, Timetable timetable) {
        contact = timetable.contactDue(at);
        outcome = timetable.outcomeDue(at);
    }

    boolean running() {
        return contact != null;
    }

    Instant acknowledge() {
        return acknowledge;
    }

    Instant decide() {
        return decide;
    }

    Instant contact() {
        return contact;
    }

    Instant outcome() {
        return outcome;
    }

    Instant expiry() {
        return expiry;
    }
}
