package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/** The person whom a referral is about: the record now, and the record that it was drafted for, before merges. */
@Embeddable
class Subject {
    @Column(name = "subject_id")
    private UUID personId;

    @Column(name = "original_subject_id")
    private UUID originalId;

    protected Subject() {}

    Subject(PersonId person) {
        personId = person.value();
        originalId = personId;
    }

    /** The record was merged into another one. */
    void change(PersonId person) {
        personId = person.value();
    }

    /**
     * A merge was taken back.
     *
     * @return whether the referral is about another record now
     */
    boolean part(MergeUndone undone, AgencyId writer, Instant writtenAt) {
        MergeUndone.Subject before = new MergeUndone.Subject(person(), original());
        MergeUndone.Subject now = undone.part(before, writer, writtenAt);
        personId = now.person().value();
        originalId = now.original().value();
        return !now.equals(before);
    }

    PersonId person() {
        return new PersonId(personId);
    }

    PersonId original() {
        return new PersonId(originalId);
    }
}
