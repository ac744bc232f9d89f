package org.wasl.referral.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;

/** A set of terms that services are sorted by (HSDS {@code taxonomy}). */
@Entity
@Table(name = "taxonomy")
public class Taxonomy extends NamedEntry {
    private String uri;
    private String edition;

    protected Taxonomy() {}

    Taxonomy(UUID id, AgencyId keeper, Clock clock) {
        super(id, keeper, clock);
    }

    DirectoryChanged write(TaxonomyFields fields, Clock clock) {
        change(() -> write(fields), clock);
        return new DirectoryChanged(agency(), "taxonomy", rawId());
    }

    private void write(TaxonomyFields fields) {
        describe(fields.name(), fields.description());
        uri = fields.uri() == null ? null : fields.uri().toString();
        edition = fields.edition();
    }

    @Override
    TaxonomyFields fields() {
        return new TaxonomyFields(name(), description(), uri == null ? null : URI.create(uri), edition);
    }

    public String uri() {
        return uri;
    }

    /** HSDS {@code version}. */
    public String edition() {
        return edition;
    }
}
