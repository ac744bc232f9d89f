package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.referral.directory.ImportedRecords.Found;

/** The terms that services are sorted by, before the services: kept by the coordinating body. */
@Dependent
class TaxonomyImport {
    private final Taxonomies taxonomies;
    private final TaxonomyTerms terms;
    private final Editors editors;
    private final Caller caller;
    private final ImportedRecords records;
    private final Clock clock;

    @Inject
    TaxonomyImport(
            Taxonomies taxonomies,
            TaxonomyTerms terms,
            Editors editors,
            Caller caller,
            ImportedRecords records,
            Clock clock) {
        this.taxonomies = taxonomies;
        this.terms = terms;
        this.editors = editors;
        this.caller = caller;
        this.records = records;
        this.clock = clock;
    }

    void takeTaxonomy(JsonNode node, ImportReport report) {
        records.begin(report);
        Found found = records.found(node, "taxonomy", "");
        if (found == null) {
            return;
        }
        UUID id = found.id();
        HsdsReader read = found.read();
        if (!mayWrite(read) || !read.isNamed()) {
            report.rejected("taxonomy");
            return;
        }
        Taxonomy entry = taxonomies.findByIdOptional(id).orElseGet(() -> new Taxonomy(id, caller.agency(), clock));
        entry.write(
                new TaxonomyFields(
                        read.label("name"), read.label("description"), read.uri("uri"), read.text("version", 100)),
                clock);
        entry.cameAs(found.source());
        taxonomies.persistAndFlush(entry);
        report.accepted("taxonomy");
    }

    void takeTerm(JsonNode node, ImportReport report) {
        records.begin(report);
        Found found = records.found(node, "taxonomy_term", "");
        if (found == null) {
            return;
        }
        UUID id = found.id();
        HsdsReader read = found.read();
        if (!mayWrite(read) || !read.isNamed()) {
            report.rejected("taxonomy_term");
            return;
        }
        Optional<Taxonomy> taxonomy = Optional.ofNullable(read.uuid("taxonomy_id"))
                .or(() -> HsdsValues.uuid(node.at("/taxonomy_detail/id").asText()))
                .flatMap(taxonomies::findByIdOptional);
        UUID parent = read.uuid("parent_id");
        if (taxonomy.isEmpty()
                || (parent != null && terms.findByIdOptional(parent).isEmpty())) {
            read.refused(taxonomy.isEmpty() ? "/taxonomy_id" : "/parent_id", "unknown-code");
            report.rejected("taxonomy_term");
            return;
        }
        TaxonomyTerm entry = terms.findByIdOptional(id).orElseGet(() -> new TaxonomyTerm(id, taxonomy.get(), clock));
        entry.write(
                new TaxonomyTermFields(
                        read.text("code", 200),
                        read.label("name"),
                        read.label("description"),
                        read.uri("term_uri"),
                        parent),
                clock);
        entry.cameAs(found.source());
        terms.persistAndFlush(entry);
        report.accepted("taxonomy_term");
    }

    private boolean mayWrite(HsdsReader read) {
        if (!editors.isCoordinator(caller)) {
            read.refused("", "not-allowed");
            return false;
        }
        return true;
    }
}
