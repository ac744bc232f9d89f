package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

    /** Some that nobody has heard of, held until the end of the transaction. */
    @SuppressWarnings("unchecked")
    List<Location> unannounced(int atMost) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from location where not announced order by id limit :most for update skip locked",
                        Location.class)
                .setParameter("most", atMost)
                .getResultList();
    }

    /** Those of them where a sensitive service is given. */
    Set<UUID> confidentialAmong(List<Location> locations) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select s.location.id from ServiceAtLocation s where s.location in (:locations)"
                                + " and s.service.sensitive = true",
                        UUID.class)
                .setParameter("locations", locations)
                .getResultList());
    }

    /** No field of the entity: an entry that is being written must not set it back. */
    void announced(List<Location> locations) {
        getEntityManager()
                .createNativeQuery("update location set announced = true where id in (:ids)")
                .setParameter("ids", locations.stream().map(Location::rawId).toList())
                .executeUpdate();
    }

    Filter<Location> matching(String governorate, CentreType centreType, Caller caller) {
        return visibleTo(caller)
                .andIfGiven("e.governorate = :governorate", "governorate", governorate)
                .andIfGiven("e.centreType = :centreType", "centreType", centreType);
    }
}
