package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wasl.contracts.code.ServiceType;
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

    /** Those of a type in a box of degrees around a point, or anywhere. */
    List<ServiceAtLocation> candidates(Caller caller, ServiceType type, Double lat, Double lon, double radiusKm) {
        Filter<ServiceAtLocation> filter = visibleTo(caller)
                .and("e.acceptsReferrals = true")
                .andIfGiven("e.service.serviceType = :type", "type", type);
        if (lat != null && lon != null) {
            double degrees = radiusKm / 111.0;
            double wider = degrees / Math.max(0.1, Math.cos(Math.toRadians(lat)));
            filter.and("e.location.latitude between :south and :north and e.location.longitude between :west and :east")
                    .with("south", lat - degrees)
                    .with("north", lat + degrees)
                    .with("west", lon - wider)
                    .with("east", lon + wider);
        }
        return list(filter, 1000);
    }
}
