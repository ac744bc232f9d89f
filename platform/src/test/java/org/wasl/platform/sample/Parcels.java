package org.wasl.platform.sample;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

@ApplicationScoped
class Parcels extends Aggregates<Parcel> {
    @Override
    public Filter<Parcel> visibleTo(Caller caller) {
        return Filter.of(Parcel.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }
}
