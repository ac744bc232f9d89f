package org.wasl.cases.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.wasl.contracts.code.CentreProgrammeStatus;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** The programmes of the caller's agency. */
@ApplicationScoped
class CentreProgrammes extends Aggregates<CentreProgramme> {
    @Override
    public Filter<CentreProgramme> visibleTo(Caller caller) {
        return Filter.of(CentreProgramme.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    Filter<CentreProgramme> found(CentreProgrammeStatus status, String kind, UUID location, Caller caller) {
        return visibleTo(caller)
                .andIfGiven("e.status = :status", "status", status)
                .andIfGiven("e.kind = :kind", "kind", kind)
                .andIfGiven("e.locationId = :location", "location", location);
    }

    /** Held until the end of the transaction: places are given one after the other. */
    CentreProgramme locked(UUID id, Caller caller) {
        CentreProgramme programme = get(id, caller);
        getEntityManager().refresh(programme, LockModeType.PESSIMISTIC_WRITE);
        return programme;
    }
}
