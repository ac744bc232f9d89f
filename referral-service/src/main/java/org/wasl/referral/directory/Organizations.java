package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Organizations are public to all who are signed in. */
@ApplicationScoped
public class Organizations extends Aggregates<Organization> {
    @Override
    public Filter<Organization> visibleTo(Caller caller) {
        return Filter.of(Organization.class);
    }
}
