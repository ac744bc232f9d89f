package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
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

    /** The record was merged into another one, or the merge was undone. */
    void change(PersonId person) {
        personId = person.value();
    }

    PersonId person() {
        return new PersonId(personId);
    }

    PersonId original() {
        return new PersonId(originalId);
    }
}
