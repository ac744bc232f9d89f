package org.wasl.cases.participant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.contracts.code.ParticipantRole;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.Problem;

/** Somebody beside the subject: a caregiver, an interpreter, an alleged perpetrator. An id of the registry and a role, over time. */
@Entity
@Table(name = "participant")
class Participant extends CasePart {
    @Column(name = "person_id")
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private ParticipantRole role;

    @Column(name = "from_day")
    private LocalDate fromDay;

    @Column(name = "to_day")
    private LocalDate toDay;

    protected Participant() {}

    Participant(CaseFile file, PersonId person, ParticipantRole role, LocalDate from, Clock clock) {
        super(file, clock);
        if (person.equals(file.subject())) {
            throw Problem.invalidField("/personId", "same-record");
        }
        personId = person.value();
        this.role = role;
        fromDay = from;
    }

    /** A merge was taken back. A merge moves no participant, so the record that is named is the original one. */
    void part(MergeUndone undone) {
        personId = undone.part(new MergeUndone.Subject(person(), person()), agency(), createdAt())
                .person()
                .value();
    }

    void end(LocalDate day, Clock clock) {
        if (day.isBefore(fromDay)) {
            throw Problem.invalidField("/to", "expiry-before-start");
        }
        toDay = day;
        touch(clock);
    }

    PersonId person() {
        return new PersonId(personId);
    }

    ParticipantRole role() {
        return role;
    }

    LocalDate fromDay() {
        return fromDay;
    }

    LocalDate toDay() {
        return toDay;
    }
}
