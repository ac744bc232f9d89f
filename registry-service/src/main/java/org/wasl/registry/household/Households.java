package org.wasl.registry.household;

import jakarta.enterprise.context.ApplicationScoped;
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
}
