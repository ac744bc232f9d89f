package org.wasl.referral.disclosure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.UUID;
import org.wasl.contracts.event.PersonRestrictionStated;
import org.wasl.contracts.id.AgencyId;

/** Whether the record of a person is only kept, by the last statement of the registry. */
@Entity
@Table(name = "restricted_record")
public class RestrictedRecord {
    @Id
    @Column(name = "person_id")
    private UUID personId;

    private boolean restricted;

    /** The agencies for which the opposite holds. */
    @Column(name = "except_for")
    private UUID[] exceptFor = {};

    private long revision = Long.MIN_VALUE;

    protected RestrictedRecord() {}

    RestrictedRecord(PersonRestrictionStated stated) {
        personId = stated.personId().value();
        follow(stated);
    }

    UUID person() {
        return personId;
    }

    boolean isRestrictedFor(UUID agency) {
        return restricted != Arrays.asList(exceptFor).contains(agency);
    }

    /** What arrives late, or once more, changes nothing. */
    final void follow(PersonRestrictionStated stated) {
        if (stated.revision() > revision) {
            revision = stated.revision();
            restricted = stated.restricted();
            exceptFor = stated.exceptFor() == null
                    ? new UUID[0]
                    : stated.exceptFor().stream().map(AgencyId::value).sorted().toArray(UUID[]::new);
        }
    }
}
