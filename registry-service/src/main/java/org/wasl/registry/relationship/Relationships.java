package org.wasl.registry.relationship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wasl.contracts.id.RelationshipId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** A relationship is known to whoever may know of both persons. */
@ApplicationScoped
class Relationships extends Aggregates<Relationship> {
    private final Persons persons;

    @Inject
    Relationships(Persons persons) {
        this.persons = persons;
    }

    @Override
    public Filter<Relationship> visibleTo(Caller caller) {
        Filter<Person> known = persons.visibleTo(caller);
        return Filter.of(Relationship.class).andIn("e.personId", known).andIn("e.relatedId", known);
    }

    Filter<Relationship> of(Person person, Caller caller) {
        return visibleTo(caller).and("e.personId in (:self) or e.relatedId in (:self)", "self", person.allIds());
    }

    Relationship get(Person person, RelationshipId id, Caller caller, IfMatch expected) {
        Relationship found = one(of(person, caller).and("e.id = :id", "id", id.value()));
        IfMatch.require(expected, found);
        return found;
    }
}
