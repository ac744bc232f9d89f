package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wasl.contracts.code.CentreType;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** A place where nothing but a sensitive service is given is a secret: its name would tell why somebody goes there. */
@ApplicationScoped
public class Locations extends Aggregates<Location> {
    @Override
    public Filter<Location> visibleTo(Caller caller) {
        Filter<Location> all = Filter.of(Location.class);
        return Services.seesSensitive(caller)
                ? all
                : all.and(
                        "e.agencyId = :agency or not exists (select 1 from ServiceAtLocation s where s.location = e"
                                + " and s.service.sensitive = true)",
                        "agency",
                        Services.agencyOrNobody(caller));
    }

    /** Those with an address that has this postal code. */
    @SuppressWarnings("unchecked")
    public List<Location> withPostalCode(String code) {
        return getEntityManager()
                .createNativeQuery(
                        "select l.* from location l where l.details -> 'addresses' @>"
                                + " jsonb_build_array(jsonb_build_object('postalCode', cast(:code as text)))",
                        Location.class)
                .setParameter("code", code)
                .getResultList();
    }

    Filter<Location> matching(String governorate, CentreType centreType, Caller caller) {
        return visibleTo(caller)
                .andIfGiven("e.governorate = :governorate", "governorate", governorate)
                .andIfGiven("e.centreType = :centreType", "centreType", centreType);
    }
}
