package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.platform.value.Aggregate;
import org.wasl.referral.directory.part.SourceDocument;

/** One of the terms of a taxonomy (HSDS {@code taxonomy_term}). */
@Entity
@Table(name = "taxonomy_term")
public class TaxonomyTerm extends Aggregate {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "taxonomy_id")
    private Taxonomy taxonomy;

    @Column(name = "parent_id")
    private UUID parentId;

    private String code;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "name_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private Label name;

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "description_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "description_en"))
    private Label description;

    private String uri;

    /** As an import brought it; null where it came by none. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private SourceDocument source;

    protected TaxonomyTerm() {}

    TaxonomyTerm(UUID id, Taxonomy taxonomy, Clock clock) {
        super(id, taxonomy.agency(), clock);
        this.taxonomy = taxonomy;
    }

    DirectoryChanged write(TaxonomyTermFields fields, Clock clock) {
        TaxonomyTermFields before = source == null ? null : fields();
        code = fields.code();
        name = Label.of(fields.name());
        description = Label.of(fields.description());
        uri = fields.uri() == null ? null : fields.uri().toString();
        parentId = fields.parentId();
        source = SourceDocument.after(source, before, fields());
        touch(clock);
        return new DirectoryChanged(agency(), "taxonomy-term", rawId());
    }

    void cameAs(SourceDocument document) {
        source = document;
    }

    public SourceDocument source() {
        return source;
    }

    TaxonomyTermFields fields() {
        return new TaxonomyTermFields(
                code, Label.text(name), Label.text(description), uri == null ? null : URI.create(uri), parentId);
    }

    public Taxonomy taxonomy() {
        return taxonomy;
    }

    public UUID parentId() {
        return parentId;
    }

    public String code() {
        return code;
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
}
