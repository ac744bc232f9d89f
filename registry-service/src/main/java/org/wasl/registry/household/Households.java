package org.wasl.registry.household;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

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

    /** Another household that exists for the caller. */
    Optional<Household> find(Household than, HouseholdId id, Caller caller) {
        if (than.id().equals(id)) {
            throw Problem.invalidField("/householdId", "same-record");
        }
        return list(visibleTo(caller).and("e.id = :id", "id", id.value()), 1).stream()
                .findFirst();
    }

    /** Whether one of them had a home, now over, for longer than to that day. */
    boolean livedElsewhereAfter(Collection<UUID> persons, LocalDate day) {
        return !getEntityManager()
                .createQuery(
                        "select m.personId from HouseholdMember m where m.personId in (:persons) and m.leftOn > :day"
                                + " and (m.leaveReason is null or m.leaveReason <> :error)",
                        UUID.class)
                .setParameter("persons", persons)
                .setParameter("day", day)
                .setParameter("error", HouseholdLeaveReason.ERROR)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
