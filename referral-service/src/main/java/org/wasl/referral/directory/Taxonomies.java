package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Public. */
@ApplicationScoped
public class Taxonomies extends Aggregates<Taxonomy> {
    @Override
    public Filter<Taxonomy> visibleTo(Caller caller) {
        return Filter.of(Taxonomy.class);
    }
}
