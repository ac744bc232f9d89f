package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/** An entry of the directory with a name and a description in one language or both. */
@MappedSuperclass
public abstract class NamedEntry extends DirectoryEntry {
    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private Label name;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "description_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "description_en"))
    private Label description;

    protected NamedEntry() {}

    NamedEntry(UUID id, AgencyId agency, Clock clock) {
        super(id, agency, clock);
    }

    void describe(Label called, Label described) {
        name = called;
        description = described;
    }

    public Label name() {
        return name;
    }

    public Label description() {
        return description;
    }
}
