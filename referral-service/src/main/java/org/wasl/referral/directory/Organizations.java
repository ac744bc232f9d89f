package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Organizations are public to all who are signed in. */
@ApplicationScoped
public class Organizations extends Aggregates<Organization> {
    private static final int SKIP_LOCKED = -2;

    @Override
    public Filter<Organization> visibleTo(Caller caller) {
        return Filter.of(Organization.class);
    }

    Filter<Organization> ofType(OrganizationType type, Caller caller) {
        return visibleTo(caller).andIfGiven("e.type = :type", "type", type);
    }

    List<Organization> unannounced(int atMost) {
        return find("announced = false order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, atMost)
                .list();
    }
}
