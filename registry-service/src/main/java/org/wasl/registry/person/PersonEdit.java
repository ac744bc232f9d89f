package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.SealedJson;
import org.wasl.platform.value.Aggregate;

/** One change of a person's fields, as they were and as they became. */
@Entity
@Table(name = "person_edit")
class PersonEdit extends Aggregate {
    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "written_by")
    private String writtenBy;

    @Type(SealedJson.class)
    private KeptFields before;

    @Type(SealedJson.class)
    private KeptFields after;

    protected PersonEdit() {}

    PersonEdit(Person person, PersonFields before, PersonFields after, AgencyId agency, String subject, Clock clock) {
        super(agency, clock);
        personId = person.rawId();
        writtenBy = subject;
        this.before = new KeptFields(before);
        this.after = new KeptFields(after);
    }

    /** The merge by which it came to a foreign record is taken back: it belongs to this one. */
    void moveTo(Person person) {
        personId = person.rawId();
    }

    UUID personId() {
        return personId;
    }

    String writtenBy() {
        return writtenBy;
    }

    PersonFields before() {
        return before.fields();
    }

    PersonFields after() {
        return after.fields();
    }
}
