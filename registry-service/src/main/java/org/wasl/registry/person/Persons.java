package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** The repository of persons. Callers get those that {@link PersonAccessPolicy} lets them know of. */
@ApplicationScoped
public class Persons extends Aggregates<Person> {
    private final PersonAccessPolicy policy;

    @Inject
    Persons(PersonAccessPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Filter<Person> visibleTo(Caller caller) {
        return policy.knownTo(caller, caller.purpose());
    }

    /** The very records that an agency keeps, whatever they are merged into. */
    public Filter<Person> ownOf(AgencyId agency) {
        return Filter.of(Person.class).and(PersonAccessPolicy.OWN, "agency", agency.value());
    }

    public Filter<Person> heldBy(AgencyId agency) {
        return Filter.of(Person.class).and(PersonAccessPolicy.HELD, "agency", agency.value());
    }

    public Person get(PersonId id, Caller caller) {
        return get(id.value(), caller);
    }

    /**
     * For a change: the record must be the caller's agency's own. A record known by consent only is read, not written. The version is that of the agency's own
     * record: what other agencies write into theirs moves it as little as it is told.
     */
    public Person getOwn(PersonId id, Caller caller, IfMatch expected) {
        Person person = getOwn(id, caller);
        IfMatch.require(expected, person.governing(caller.agency()));
        return person;
    }

    /** For reading one group of fields. A caller who may know of the person and not read the group gets a problem, so that hidden is not taken for empty. */
    public Person opened(PersonId id, Caller caller, FieldGroup part) {
        Person person = get(id, caller).survivor();
        policy.requireOpen(person, caller, part);
        return person;
    }

    /** For writing that group of fields. */
    public Person getOwn(PersonId id, Caller caller, FieldGroup part) {
        Person person = getOwn(id, caller).survivor();
        person.requireChangeable(caller.agency());
        policy.requireOpen(person, caller, part);
        return person;
    }

    /** Empty where the caller's agency does not hold the person. */
    public Optional<Person> own(PersonId id, Caller caller) {
        return list(heldBy(caller.agency()).and("e.id = :id", "id", id.value()), 1).stream()
                .findFirst();
    }

    public Person getOwn(PersonId id, Caller caller) {
        return one(heldBy(caller.agency()).and("e.id = :id", "id", id.value()));
    }

    /** The agencies that hold each of these, for any caller. */
    public Map<UUID, Set<AgencyId>> holdersOf(Collection<UUID> persons) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery("select p.id, h from Person p join p.holders h where p.id in (:persons)", Object[].class)
                .setParameter("persons", persons)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0],
                        Collectors.mapping(row -> new AgencyId((UUID) row[1]), Collectors.toSet())));
    }

    /** Of these very records, whatever they are merged into, the agency that keeps each; without those that nobody keeps any more. */
    public Map<UUID, AgencyId> keepersOf(Collection<UUID> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "select p.id, p.agencyId from Person p where p.id in (:records) and p.agencyId member of p.holders",
                        Object[].class)
                .setParameter("records", records)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> new AgencyId((UUID) row[1])));
    }

    /** Whether the caller's agency, {@code :agency}, holds a person, in HQL. */
    public static String isHeld(String id) {
        return "exists (select 1 from Person p where p.id = " + id + " and :agency member of p.holders)";
    }

    /** All records of these persons, each with the one it was merged into, or itself. */
    public Map<UUID, UUID> recordsOf(Collection<UUID> persons) {
        return getEntityManager()
                .createQuery(
                        "select p.id, coalesce(s.id, p.id) from Person p left join p.survivor s"
                                + " where coalesce(s.id, p.id) in (select coalesce(k.id, q.id) from Person q"
                                + " left join q.survivor k where q.id in (:persons))",
                        Object[].class)
                .setParameter("persons", persons)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
    }

    /** The records to use for these, each once. */
    public Set<UUID> survivorsOf(Collection<UUID> ids) {
        return new LinkedHashSet<>(getEntityManager()
                .createQuery("select coalesce(p.survivor.id, p.id) from Person p where p.id in (:ids)", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** The records whose blocking keys were computed by other rules. */
    List<Person> withKeysOtherThan(int version, int atMost) {
        return find("matchIndex.version <> ?1", version)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, atMost)
                .list();
    }

    /** Without a sort: the first few that the database finds. */
    @Override
    protected TypedQuery<Person> unordered(Filter<Person> filter, String joins) {
        return super.unordered(filter, joins);
    }

    /** Those of a filter with these ids. */
    public List<Person> list(Filter<Person> among, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list(withIds(among, ids), ids.size());
    }

    /** Which of these exist for the caller. */
    List<UUID> known(Caller caller, Collection<UUID> ids) {
        return ids(withIds(visibleTo(caller), ids));
    }

    /** Narrows a filter to these ids. */
    public static Filter<Person> withIds(Filter<Person> among, Collection<UUID> ids) {
        return among.and("e.id in (:ids)", "ids", ids);
    }

    /** A steward compares records of other agencies too: that is the office. Only through a review that names them. */
    public Person forReview(PersonId id) {
        return one(Filter.of(Person.class).and("e.id = :id", "id", id.value()));
    }
}
