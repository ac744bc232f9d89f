package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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

    /**
     * The nearest of a filter, with what they consist of, in one statement; by id where there is no point.
     *
     * @param shrink by how much a degree of longitude is shorter than one of latitude there
     */
    public List<ServiceAtLocation> nearest(
            Filter<ServiceAtLocation> filter, Double latitude, Double longitude, double shrink, int atMost) {
        String joins = "join fetch e.service join fetch e.location";
        if (latitude == null) {
            return query(filter, joins, "e.id").setMaxResults(atMost).getResultList();
        }
        return query(
                        filter,
                        joins,
                        "power(e.location.latitude - :lat, 2) + power((e.location.longitude - :lon) * :shrink, 2)"
                                + " nulls last, e.id")
                .setParameter("lat", latitude)
                .setParameter("lon", longitude)
                .setParameter("shrink", shrink)
                .setMaxResults(atMost)
                .getResultList();
    }
}
