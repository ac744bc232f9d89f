package org.wasl.referral.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.code.CentreType;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** A place where its own organization gives a sensitive service is confidential: its name and its address would tell why a person goes there. */
@ApplicationScoped
public class Locations extends Aggregates<Location> {
    @Override
    public Filter<Location> visibleTo(Caller caller) {
        Filter<Location> all = Filter.of(Location.class);
        return Services.seesSensitive(caller)
                ? all
                : all.and("e.confidential = false or e.agencyId = :agency", "agency", Services.agencyOrNobody(caller));
    }

    Optional<Location> find(UUID id, Caller caller) {
        return list(visibleTo(caller).and("e.id = :id", "id", id), 1).stream().findFirst();
    }

    /** What everybody may see, whoever asks. */
    public static Filter<Location> visibleToAll() {
        return Filter.of(Location.class).and("e.confidential = false");
    }

    /** Those with an address that has this postal code, among what everybody may see: results around the middle of others would tell where they are. */
    @SuppressWarnings("unchecked")
    public List<Location> withPostalCode(String code) {
        return getEntityManager()
                .createNativeQuery(
                        "select l.* from location l where not l.confidential and l.details -> 'addresses' @>"
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
