package org.wasl.registry.merge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wasl.contracts.id.MergeId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.Persons;

/** Merges are seen by the stewards of the agencies that hold the survivor. */
@ApplicationScoped
public class Merges extends Aggregates<Merge> {
    @Override
    public Filter<Merge> visibleTo(Caller caller) {
        return Filter.of(Merge.class)
                .and(Persons.isHeld("e.survivorId"), "agency", caller.agency().value());
    }

    /** @param person the survivor or the merged record; null for all */
    Filter<Merge> visibleTo(Caller caller, PersonId person) {
        return visibleTo(caller).andIfGiven("e.survivorId = :person or e.mergedId = :person", "person", person);
    }

    /** Those into this person that stand, but for one. */
    List<Merge> standingInto(PersonId survivor, MergeId except) {
        return list("survivorId = ?1 and undoneAt is null", survivor.value()).stream()
                .filter(merge -> !merge.id().equals(except))
                .toList();
    }
}
