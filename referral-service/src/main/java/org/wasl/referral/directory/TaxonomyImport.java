package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.wasl.platform.caller.Caller;

/** The terms that services are sorted by, before the services: kept by the coordinating body. */
@Dependent
class TaxonomyImport {
    private final Taxonomies taxonomies;
    private final TaxonomyTerms terms;
    private final Editors editors;
    private final Caller caller;
    private final Validator validator;
    private final Clock clock;

    @Inject
    TaxonomyImport(
            Taxonomies taxonomies,
            TaxonomyTerms terms,
            Editors editors,
            Caller caller,
            Validator validator,
            Clock clock) {
        this.taxonomies = taxonomies;
        this.terms = terms;
        this.editors = editors;
        this.caller = caller;
        this.validator = validator;
        this.clock = clock;
    }

    void takeTaxonomy(JsonNode node, ImportReport report) {
        UUID id = HsdsReader.id(node, "taxonomy", "", report);
        HsdsReader read = id == null ? null : reader(node, "taxonomy", id, report);
        if (id == null || !mayWrite(read) || !read.isNamed()) {
            report.rejected("taxonomy");
            return;
        }
        Taxonomy entry = taxonomies.findByIdOptional(id).orElseGet(() -> new Taxonomy(id, caller.agency(), clock));
        entry.write(
                new TaxonomyFields(
                        read.localized("name"),
                        read.localized("description"),
                        read.uri("uri"),
                        read.text("version", 100)),
                clock);
        taxonomies.persistAndFlush(entry);
        report.accepted("taxonomy");
    }

    void takeTerm(JsonNode node, ImportReport report) {
        UUID id = HsdsReader.id(node, "taxonomy_term", "", report);
        HsdsReader read = id == null ? null : reader(node, "taxonomy_term", id, report);
        if (id == null || !mayWrite(read) || !read.isNamed()) {
            report.rejected("taxonomy_term");
            return;
        }
        Optional<Taxonomy> taxonomy =
                Optional.ofNullable(read.uuid("taxonomy_id")).flatMap(taxonomies::findByIdOptional);
        UUID parent = read.uuid("parent_id");
        if (taxonomy.isEmpty()
                || (parent != null && terms.findByIdOptional(parent).isEmpty())) {
            read.fault(taxonomy.isEmpty() ? "/taxonomy_id" : "/parent_id", "unknown-code");
            report.rejected("taxonomy_term");
            return;
        }
        TaxonomyTerm entry = terms.findByIdOptional(id).orElseGet(() -> new TaxonomyTerm(id, taxonomy.get(), clock));
        entry.write(
                new TaxonomyTermFields(
                        read.text("code", 200),
                        read.localized("name"),
                        read.localized("description"),
                        read.uri("term_uri"),
                        parent),
                clock);
        terms.persistAndFlush(entry);
        report.accepted("taxonomy_term");
    }

    private boolean mayWrite(HsdsReader read) {
        if (!editors.isCoordinator(caller)) {
            read.fault("", "not-allowed");
            return false;
        }
        return true;
    }

    private HsdsReader reader(JsonNode node, String record, UUID id, ImportReport report) {
        return new HsdsReader(node, record, id.toString(), "", report, validator, clock);
    }
}
