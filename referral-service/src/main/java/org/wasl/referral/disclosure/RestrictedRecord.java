package org.wasl.referral.disclosure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.wasl.contracts.event.PersonRestrictionStated;

/** Whether the record of a person is only kept, by the last statement of the registry. */
@Entity
@Table(name = "restricted_record")
class RestrictedRecord {
    @Id
    @Column(name = "person_id")
    private UUID personId;

    private boolean restricted;

    private long revision = Long.MIN_VALUE;

    protected RestrictedRecord() {}

    RestrictedRecord(PersonRestrictionStated stated) {
        personId = stated.personId().value();
        follow(stated);
    }

    /** What arrives late, or once more, changes nothing. */
    final void follow(PersonRestrictionStated stated) {
        if (stated.revision() > revision) {
            revision = stated.revision();
            restricted = stated.restricted();
        }
    }
}
