package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** Public. */
@ApplicationScoped
public class TaxonomyTerms extends Aggregates<TaxonomyTerm> {
    @Override
    public Filter<TaxonomyTerm> visibleTo(Caller caller) {
        return Filter.of(TaxonomyTerm.class);
    }

    public Filter<TaxonomyTerm> of(Taxonomy taxonomy) {
        return Filter.of(TaxonomyTerm.class).and("e.taxonomy = :taxonomy", "taxonomy", taxonomy);
    }

    /** Whether a term of this taxonomy may stand above an entry: it is there, and not the entry nor below it. */
    boolean mayStandAbove(TaxonomyTerm entry, UUID parent) {
        for (UUID above = parent; above != null; ) {
            TaxonomyTerm term = findById(above);
            if (term == null || term == entry || term.taxonomy() != entry.taxonomy()) {
                return false;
            }
            above = term.parentId();
        }
        return true;
    }

    /** @param ids null where none are named */
    public void requireAll(Set<UUID> ids, String pointer) {
        if (ids != null && count("id in ?1", ids) != ids.size()) {
            throw Problem.invalidField(pointer, "unknown-code");
        }
    }
}
