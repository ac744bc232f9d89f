package org.wasl.referral.directory;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.wasl.platform.value.Aggregate;

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

    protected TaxonomyTerm() {}

    TaxonomyTerm(UUID id, Taxonomy taxonomy, Clock clock) {
        super(id, taxonomy.agency(), clock);
        this.taxonomy = taxonomy;
    }

    /** @param parentId term above it, of the same taxonomy; null at the top */
    void write(String code, Label name, Label description, String uri, UUID parentId, Clock clock) {
        this.code = code;
        this.name = name;
        this.description = description;
        this.uri = uri;
        this.parentId = parentId;
        touch(clock);
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
