package org.wasl.referral.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.event.DirectoryChanged;

/** One of the terms of a taxonomy (HSDS {@code taxonomy_term}). */
@Entity
@Table(name = "taxonomy_term")
public class TaxonomyTerm extends NamedEntry {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "taxonomy_id")
    private Taxonomy taxonomy;

    @Column(name = "parent_id")
    private UUID parentId;

    private String code;

    private String uri;

    protected TaxonomyTerm() {}

    TaxonomyTerm(UUID id, Taxonomy taxonomy, Clock clock) {
        super(id, taxonomy.agency(), clock);
        this.taxonomy = taxonomy;
    }

    DirectoryChanged write(TaxonomyTermFields fields, Clock clock) {
        change(() -> write(fields), clock);
        return new DirectoryChanged(agency(), "taxonomy-term", rawId());
    }

    private void write(TaxonomyTermFields fields) {
        code = fields.code();
        describe(fields.name(), fields.description());
        uri = fields.uri() == null ? null : fields.uri().toString();
        parentId = fields.parentId();
    }

    @Override
    TaxonomyTermFields fields() {
        return new TaxonomyTermFields(code, name(), description(), uri == null ? null : URI.create(uri), parentId);
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

    public String uri() {
        return uri;
    }
}
