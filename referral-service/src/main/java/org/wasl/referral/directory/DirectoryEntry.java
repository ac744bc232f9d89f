package org.wasl.referral.directory;

import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.directory.part.SourceDocument;

/** An entry of the directory, written through the API or brought by an import. */
@MappedSuperclass
public abstract class DirectoryEntry extends Aggregate {
    /** As an import brought it; null where it came by none. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private SourceDocument source;

    protected DirectoryEntry() {}

    DirectoryEntry(UUID id, AgencyId agency, Clock clock) {
        super(id, agency, clock);
    }

    /** What is said of it, as a record whose members are compared by their names. */
    abstract Object fields();

    /** Writes its fields. What an import brought of those that change holds no more. */
    void change(Runnable write, Clock clock) {
        Object before = source == null ? null : fields();
        write.run();
        source = SourceDocument.after(source, before, fields());
        touch(clock);
    }

    void cameAs(SourceDocument document) {
        source = document;
    }

    public SourceDocument source() {
        return source;
    }
}
