package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Public, as organizations are. */
@ApplicationScoped
public class Programs extends Aggregates<Program> {
    @Override
    public Filter<Program> visibleTo(Caller caller) {
        return Filter.of(Program.class);
    }

    Filter<Program> ofOrganization(UUID organization, Caller caller) {
        return visibleTo(caller).andIfGiven("e.agencyId = :organization", "organization", organization);
    }

    boolean isOf(UUID program, UUID organization) {
        return count("id = ?1 and agencyId = ?2", program, organization) > 0;
    }
}
