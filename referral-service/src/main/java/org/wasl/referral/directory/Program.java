package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.directory.part.SourceDocument;

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

    /** As an import brought it; null where it came by none. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private SourceDocument source;

    protected Program() {}

    Program(UUID id, AgencyId organization, Clock clock) {
        super(id, organization, clock);
    }

    DirectoryChanged write(ProgramFields fields, Clock clock) {
        ProgramFields before = source == null ? null : fields();
        name = Label.of(fields.name());
        description = Label.of(fields.description());
        source = SourceDocument.after(source, before, fields());
        touch(clock);
        return new DirectoryChanged(agency(), "program", rawId());
    }

    void cameAs(SourceDocument document) {
        source = document;
    }

    public SourceDocument source() {
        return source;
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
