package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;

/** What several services of an organization are part of (HSDS {@code program}). */
@Entity
@Table(name = "program")
public class Program extends Aggregate {
    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private Label name;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "description_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "description_en"))
    private Label description;

    protected Program() {}

    Program(UUID id, AgencyId organization, Clock clock) {
        super(id, organization, clock);
    }

    DirectoryChanged write(ProgramFields fields, Clock clock) {
        name = Label.of(fields.name());
        description = Label.of(fields.description());
        touch(clock);
        return new DirectoryChanged(agency(), "program", rawId());
    }

    ProgramFields fields() {
        return new ProgramFields(agency().value(), Label.text(name), Label.text(description));
    }

    public Label name() {
        return name;
    }

    public Label description() {
        return description;
    }
}
