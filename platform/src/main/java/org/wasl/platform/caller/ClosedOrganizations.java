package org.wasl.platform.caller;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/**
 * Which organizations the directory says are closed. To one that is closed nothing is opened, and nothing begins with it: what was agreed before counts no more,
 * and it hands over and ends what it has.
 */
@Singleton
public class ClosedOrganizations extends ExcludedActors<UUID> {
    @Override
    @SuppressWarnings("unchecked")
    protected List<UUID> stored(EntityManager entities) {
        return entities.createNativeQuery("select id from closed_organization", UUID.class)
                .getResultList();
    }

    public boolean contains(AgencyId organization) {
        return holds(organization.value());
    }
}
