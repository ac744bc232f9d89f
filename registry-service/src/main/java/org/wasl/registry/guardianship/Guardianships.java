package org.wasl.registry.guardianship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** Whoever may know of a person may know who decides for her. */
@ApplicationScoped
public class Guardianships extends Aggregates<Guardianship> {
    private final Persons persons;

    @Inject
    Guardianships(Persons persons) {
        this.persons = persons;
    }

    @Override
    public Filter<Guardianship> visibleTo(Caller caller) {
        return Filter.of(Guardianship.class).andIn("e.wardId", persons.visibleTo(caller));
    }

    /** Those over her, also by records that were merged into hers. */
    Filter<Guardianship> over(Person ward) {
        return Filter.of(Guardianship.class).and("e.wardId in (:ward)", "ward", ward.allIds());
    }

    Filter<Guardianship> heldBy(Person guardian, Caller caller) {
        return visibleTo(caller).and("e.guardianId in (:guardian)", "guardian", guardian.allIds());
    }

    /** Found under its ward only. */
    public Guardianship get(Person ward, GuardianshipId id) {
        return one(over(ward).and("e.id = :id", "id", id.value()));
    }

    Guardianship get(Person ward, GuardianshipId id, IfMatch expected) {
        Guardianship found = get(ward, id);
        IfMatch.require(expected, found);
        return found;
    }
}
