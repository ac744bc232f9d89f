package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.LocalizedText;

/** An entry of the directory with a name and a description in both languages. */
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

    void describe(LocalizedText called, LocalizedText described) {
        name = Label.of(called);
        description = Label.of(described);
    }

    public Label name() {
        return name;
    }

    public Label description() {
        return description;
    }
}
