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
<<<<<<< HEAD
        return policy.knownTo(caller, caller.purpose());
=======
        return knownTo(caller, caller.purpose());
    }

    /**
     * Whom the caller's agency holds, or knows by consent for a purpose, and whom the caller works with on a running case. Work alone opens no part of the person:
     * it lets the caller record what the person allows. See ADR 0026.
     */
    public Filter<Person> knownTo(Caller caller, Optional<ConsentPurpose> purpose) {
        Filter<Person> known = visibleTo(caller.agency(), purpose, Set.of());
        return caller.has(Roles.CASEWORKER, Roles.SUPERVISOR) ? careTeams.bindWorkers(known.or(WORKED_WITH)) : known;
    }

    /**
     * Whom an agency holds, or knows by consent.
     *
     * @param purpose of the consents that count; where none is named, none counts
     * @param opened the parts by which is searched. Only records that open them to the agency are met, whatever other records of the same person do: a search
     *     must not tell what a reading hides
     */
    public Filter<Person> visibleTo(AgencyId agency, Optional<ConsentPurpose> purpose, Set<FieldGroup> opened) {
        String known = opened.isEmpty()
                ? HELD + (purpose.isPresent() ? " or " + CONSENTED : "")
                : readable("e", "array_includes(c.fieldGroups, :opened)", purpose);
        Filter<Person> filter = Filter.of(Person.class).and(known).with("agency", agency.value());
        purpose.ifPresent(p -> filter.with("purpose", p).withUnbound("now", clock.instant()));
        return !filter.uses("opened")
                ? filter
                : filter.with("opened", opened.stream().map(Enum::name).toArray(String[]::new));
    }

    /**
     * Whether a record is the agency's own, or a consent opens a part of it to the agency.
     *
     * @param record the alias of the record, in HQL
     * @param opens the condition on the consent {@code c}
     */
    private static String readable(String record, String opens, Optional<ConsentPurpose> purpose) {
        if (purpose.isEmpty()) {
            return ("(" + OWN + ")").replaceAll("\\be\\.", record + ".");
        }
        String condition =
                "(" + OWN + " or exists (select 1 from Consent c where " + OPENS + OF_RECORD + " and " + opens
                        + ") and e.restrictedAt is null and e.status <> ERASED"
                        + " and not exists (select 1 from Person s where s.id = e.survivor.id and s.restrictedAt is not null))";
        return condition.replaceAll("\\be\\.", record + ".");
>>>>>>> main
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

    /** For a change: the record must be the caller's agency's own. A record known by consent only is read, not written. */
    public Person getOwn(PersonId id, Caller caller, IfMatch expected) {
        return IfMatch.require(expected, getOwn(id, caller));
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
        person.requireChangeable();
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

<<<<<<< HEAD
=======
    /**
     * What the caller may read of each: what her agency may, and where her office is casework and not the registry, the whole of it only for those whom
     * she works with; of others their identity, by which she finds them. Constant in statements, however many persons.
     */
    public Map<UUID, FieldAccess> accessOf(Collection<Person> persons, Caller caller) {
        Map<UUID, FieldAccess> access = accessOf(persons, caller.agency(), caller.purpose());
        boolean keepsRecords = caller.has(Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR);
        if (!access.isEmpty() && (!keepsRecords || caller.has(Roles.CASEWORKER, Roles.SUPERVISOR))) {
            Set<UUID> clients = careTeams.clientsAmong(access.keySet(), caller);
            access.replaceAll(
                    (person, open) -> clients.contains(person) ? open.withWork() : keepsRecords ? open : open.toFind());
        }
        return access;
    }

    /** What an agency may read of each. */
    public Map<UUID, FieldAccess> accessOf(
            Collection<Person> persons, AgencyId agency, Optional<ConsentPurpose> purpose) {
        Set<UUID> asked = new HashSet<>();
        persons.stream().filter(p -> !p.survivor().isRestricted()).forEach(person -> person.records()
                .filter(record -> !record.isOwnOf(agency))
                .forEach(record -> {
                    asked.add(record.rawId());
                    asked.add(record.survivor().rawId());
                }));
        List<Opening> openings = asked.isEmpty() ? List.of() : openings(asked, agency, purpose);
        Map<UUID, FieldAccess> access = new HashMap<>();
        persons.forEach(person -> {
            Map<UUID, Set<FieldGroup>> records = new LinkedHashMap<>();
            person.records().forEach(record -> records.put(record.rawId(), open(record, agency, openings)));
            access.put(person.rawId(), new FieldAccess(agency, records));
        });
        return access;
    }

    /** What one consent opens to the reader, by whom it was recorded and on which record. */
    private record Opening(UUID person, AgencyId by, Set<FieldGroup> groups) {
        /** As {@link #OF_RECORD}. */
        boolean isOf(Person record) {
            boolean own = by.equals(record.agency());
            return person.equals(record.rawId()) && (own || !record.heldBy(by))
                    || own && person.equals(record.survivor().rawId());
        }
    }

    private static Set<FieldGroup> open(Person record, AgencyId agency, List<Opening> openings) {
        if (record.isOwnOf(agency)) {
            return EnumSet.allOf(FieldGroup.class);
        }
        Set<FieldGroup> open = EnumSet.noneOf(FieldGroup.class);
        if (!record.survivor().isRestricted()) {
            openings.stream().filter(opening -> opening.isOf(record)).forEach(opening -> open.addAll(opening.groups()));
        }
        return open;
    }

    private List<Opening> openings(Set<UUID> records, AgencyId agency, Optional<ConsentPurpose> purpose) {
        if (purpose.isEmpty()) {
            return List.of();
        }
        var query = getEntityManager()
                .createQuery(
                        "select c.personId, c.agencyId, c.fieldGroups from Consent c where c.personId in (:persons) and "
                                + OPENS,
                        Object[].class)
                .setParameter("persons", records)
                .setParameter("agency", agency.value())
                .setParameter("purpose", purpose.get())
                .setParameter("now", clock.instant());
        return query.getResultStream()
                .map(row -> new Opening(
                        (UUID) row[0],
                        new AgencyId((UUID) row[1]),
                        Arrays.stream((String[]) row[2])
                                .map(FieldGroup::valueOf)
                                .collect(Collectors.toSet())))
                .toList();
    }

    public FieldAccess accessOf(Person person, Caller caller) {
        return accessOf(List.of(person), caller).get(person.rawId());
    }

    public FieldAccess accessOfAgency(Person person, Caller caller) {
        return accessOf(List.of(person), caller.agency(), caller.purpose()).get(person.rawId());
    }

    /** Leaves out the rows on a part of the person that were written by agencies whose records of the person are closed to the caller. */
    public <E> Filter<E> openRows(Filter<E> rows, Person person, Caller caller, FieldGroup part) {
        Set<UUID> closed = accessOf(person, caller).closed(person, part).stream()
                .map(AgencyId::value)
                .collect(Collectors.toSet());
        return closed.isEmpty() ? rows : rows.and("e.agencyId not in (:closed)", "closed", closed);
    }

    public Optional<Person> byExternalId(AgencyId agency, ExternalId externalId) {
        return getEntityManager()
                .createQuery(
                        "select p from Person p join p.externalIds x where x.agencyId = :agency and x.scheme = :scheme"
                                + " and x.value = :value",
                        Person.class)
                .setParameter("agency", agency.value())
                .setParameter("scheme", externalId.scheme())
                .setParameter("value", externalId.value())
                .getResultStream()
                .findFirst()
                .map(Person::survivor);
    }

    /** The persons that an agency's system knows by these ids of one scheme. */
    public Map<String, Person> byExternalIds(AgencyId agency, String scheme, Collection<String> values) {
        Map<String, Person> known = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select x.value, p from Person p join p.externalIds x where x.agencyId = :agency"
                                + " and x.scheme = :scheme and x.value in (:values)",
                        Object[].class)
                .setParameter("agency", agency.value())
                .setParameter("scheme", scheme)
                .setParameter("values", values)
                .getResultStream()
                .forEach(row -> known.put((String) row[0], ((Person) row[1]).survivor()));
        return known;
    }

    /** Which of these numbers of one person somebody has already. */
    public Set<IdentifierNumber> identifiersInUse(Collection<IdentifierNumber> all) {
        List<IdentifierNumber> numbers =
                all.stream().filter(number -> !number.isOfHousehold()).toList();
        Map<String, IdentifierNumber> byIndex = new HashMap<>();
        numbers.forEach(number -> PersonIdentifier.indexesOf(number, cipher)
                .forEach(index -> byIndex.put(PersonIdentifier.blindIndex(index), number)));
        if (byIndex.isEmpty()) {
            return Set.of();
        }
        return getEntityManager()
                .createQuery(
                        "select i.valueIndex from PersonIdentifier i where i.valueIndex in (:indexes)"
                                + " and i.status <> REVOKED",
                        byte[].class)
                .setParameter("indexes", indexesOf(numbers))
                .getResultStream()
                .map(index -> byIndex.get(PersonIdentifier.blindIndex(index)))
                .collect(Collectors.toSet());
    }

    /** Persons of any agency with one of these numbers. */
    public List<Person> withNumber(Collection<IdentifierNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<byte[]> indexes = indexesOf(numbers);
        return getEntityManager()
                .createQuery(
                        "select distinct p from Person p join p.identifiers i where i.valueIndex in (:indexes)"
                                + " and i.status <> REVOKED",
                        Person.class)
                .setParameter("indexes", indexes)
                .setMaxResults(50)
                .getResultStream()
                .map(Person::survivor)
                .distinct()
                .toList();
    }

    /** By which the numbers are found: {@code PersonIdentifier.valueIndex}. */
    public List<byte[]> indexesOf(Collection<IdentifierNumber> numbers) {
        return numbers.stream()
                .flatMap(n -> PersonIdentifier.indexesOf(n, cipher).stream())
                .toList();
    }

>>>>>>> main
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

    /** Narrows a filter to these ids. */
    public static Filter<Person> withIds(Filter<Person> among, Collection<UUID> ids) {
        return among.and("e.id in (:ids)", "ids", ids);
    }

    /** A steward compares records of other agencies too: that is the office. Only through a review that names them. */
    public Person forReview(PersonId id) {
        return one(Filter.of(Person.class).and("e.id = :id", "id", id.value()));
    }
}
