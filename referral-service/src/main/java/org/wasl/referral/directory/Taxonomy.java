package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.net.URI;
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

/** A set of terms that services are sorted by (HSDS {@code taxonomy}). */
@Entity
@Table(name = "taxonomy")
public class Taxonomy extends Aggregate {
    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private Label name;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "description_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "description_en"))
    private Label description;

    private String uri;
    private String edition;

    /** As an import brought it; null where it came by none. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private SourceDocument source;

    protected Taxonomy() {}

    Taxonomy(UUID id, AgencyId keeper, Clock clock) {
        super(id, keeper, clock);
    }

    DirectoryChanged write(TaxonomyFields fields, Clock clock) {
        TaxonomyFields before = source == null ? null : fields();
        name = Label.of(fields.name());
        description = Label.of(fields.description());
        uri = fields.uri() == null ? null : fields.uri().toString();
        edition = fields.edition();
        source = SourceDocument.after(source, before, fields());
        touch(clock);
        return new DirectoryChanged(agency(), "taxonomy", rawId());
    }

    void cameAs(SourceDocument document) {
        source = document;
    }

    public SourceDocument source() {
        return source;
    }

    TaxonomyFields fields() {
        return new TaxonomyFields(
                Label.text(name), Label.text(description), uri == null ? null : URI.create(uri), edition);
    }

    public Label name() {
        return name;
    }

    public Label description() {
        return description;
    }

    public String uri() {
        return uri;
    }

    /** HSDS {@code version}. */
    public String edition() {
        return edition;
    }
}
