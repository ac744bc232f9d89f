package org.wasl.registry.relationship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.RelationshipKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.RelationshipId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.person.Persons;

/** A relationship is known to accounts that may know of both persons. */
@ApplicationScoped
public class Relationships extends Aggregates<Relationship> implements PersonPart {
    private final Persons persons;
    private final PersonAccessPolicy policy;

    @Inject
    Relationships(Persons persons, PersonAccessPolicy policy) {
        this.persons = persons;
        this.policy = policy;
    }

    @Override
    public Filter<Relationship> visibleTo(Caller caller) {
        Filter<Person> known = persons.visibleTo(caller);
        return Filter.of(Relationship.class).andIn("e.personId", known).andIn("e.relatedId", known);
    }

    Filter<Relationship> of(Person person, Caller caller) {
        return policy.openRows(visibleTo(caller), person, caller, FieldGroup.HOUSEHOLD)
                .and("e.personId in (:self) or e.relatedId in (:self)", "self", person.allIds());
    }

    Relationship get(Person person, RelationshipId id, Caller caller) {
        return one(of(person, caller).and("e.id = :id", "id", id.value()));
    }

    /** To be changed: by the agency that wrote it. */
    Relationship getOwn(Person person, RelationshipId id, Caller caller, IfMatch expected) {
        return IfMatch.require(
                expected,
                one(of(person, caller)
                        .and("e.id = :id and e.agencyId = :own", "id", id.value())
                        .with("own", caller.agency().value())));
    }

    /** Whether an agency has written it: that another has is not told. */
    boolean isOpen(Person person, Person other, RelationshipKind kind, AgencyId agency) {
        return list(
                        "until is null and agencyId = ?3"
                                + " and (personId in ?1 and relatedId in ?2 or personId in ?2 and relatedId in ?1)",
                        person.allIds(),
                        other.allIds(),
                        agency.value())
                .stream()
                .anyMatch(known -> known.kindFor(person.allIds()) == kind);
    }

    @Override
    public void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {
        list("(personId = ?1 or relatedId = ?1) and createdAt > ?2 and agencyId in ?3", from.value(), since, agencies)
                .forEach(relationship -> relationship.follows(from, to));
    }

    @Override
    public void erase(Set<UUID> persons) {
        delete("personId in ?1 or relatedId in ?1", persons);
    }

    /** All of the person's that the caller may know of. */
    public List<RelationshipResource.RelationshipView> told(Person person, Caller caller) {
        return list(of(person, caller), 1_000).stream()
                .map(relationship -> RelationshipResource.RelationshipView.of(relationship, person, caller))
                .toList();
    }
}
