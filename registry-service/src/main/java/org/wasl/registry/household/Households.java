package org.wasl.registry.household;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** A household exists for the agency that formed it and for those that hold one of its members. */
@ApplicationScoped
public class Households extends Aggregates<Household> {
    @Override
    public Filter<Household> visibleTo(Caller caller) {
        return visibleTo(caller.agency());
    }

    public Filter<Household> visibleTo(AgencyId agency) {
        return Filter.of(Household.class)
                .and(
                        "e.agencyId = :agency or exists (select 1 from HouseholdMember m, Person p where m.household = e"
                                + " and m.personId = p.id and :agency member of p.holders)",
                        "agency",
                        agency.value());
    }

    /** Where each of these lives now. */
    public Map<UUID, UUID> homesOf(Collection<UUID> persons) {
        return persons.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery(
                                "select m.personId, m.household.id from HouseholdMember m where m.personId in (:persons)"
                                        + " and m.leftOn is null",
                                Object[].class)
                        .setParameter("persons", persons)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
    }
}
