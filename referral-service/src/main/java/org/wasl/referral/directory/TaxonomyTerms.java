package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Public. */
@ApplicationScoped
public class TaxonomyTerms extends Aggregates<TaxonomyTerm> {
    @Override
    public Filter<TaxonomyTerm> visibleTo(Caller caller) {
        return Filter.of(TaxonomyTerm.class);
    }
}
