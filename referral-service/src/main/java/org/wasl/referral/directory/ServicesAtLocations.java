package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** As visible as the service. */
@ApplicationScoped
public class ServicesAtLocations extends Aggregates<ServiceAtLocation> {
    @Override
    public Filter<ServiceAtLocation> visibleTo(Caller caller) {
        Filter<ServiceAtLocation> all = Filter.of(ServiceAtLocation.class);
        return Services.seesSensitive(caller)
                ? all
                : all.and(
                        "e.service.sensitive = false or e.agencyId = :agency",
                        "agency",
                        Services.agencyOrNobody(caller));
    }

    /** The same, of what they are looked for by. */
    public Filter<PlaceEntry> entriesVisibleTo(Caller caller) {
        Filter<PlaceEntry> all = Filter.of(PlaceEntry.class);
        return Services.seesSensitive(caller)
                ? all
                : all.and("e.sensitive = false or e.agencyId = :agency", "agency", Services.agencyOrNobody(caller));
    }

    /** Those whose hours are more than days of every week: few, and reckoned with one by one. */
    @SuppressWarnings("unchecked")
    public List<ServiceAtLocation> recurringOtherwise() {
        List<UUID> ids = getEntityManager()
                .createNativeQuery("select id from place_index where recurs_otherwise limit 5000")
                .getResultList();
        return withIds(ids);
    }

    @Override
    protected List<ServiceAtLocation> withIds(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : list("from ServiceAtLocation e join fetch e.service join fetch e.location where e.id in ?1", ids);
    }
}
