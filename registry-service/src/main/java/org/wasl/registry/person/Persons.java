package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.FieldCipher;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.careteam.CareTeams;

/**
 * Who exists for a caller: the persons that her agency registered, and those who allowed that agency something for the purpose at hand. Consents are asked
 * each time; nothing is remembered between requests.
 */
@ApplicationScoped
public class Persons extends Aggregates<Person> {
    private final Clock clock;
    private final FieldCipher cipher;
    private final CareTeams careTeams;

    @Inject
    Persons(Clock clock, FieldCipher cipher, CareTeams careTeams) {
        this.clock = clock;
        this.cipher = cipher;
        this.careTeams = careTeams;
    }

    private static final String HELD = ":agency member of e.holders";
    private static final String OWN = HELD + " and e.agencyId = :agency";

    /**
     * Which consents open something to an agency for a purpose. What the agency itself recorded opens nothing to it, and a later consent for the same purpose
     * and recipient replaces an earlier one, also a wider one, unless it says that it adds; that the later one ended does not bring the earlier one back.
     */
    private static final String OPENS = "array_contains(c.recipients, :agency) and c.agencyId <> :agency"
            + " and c.purpose = :purpose and c.withdrawnAt is null and c.givenAt <= :now"
            + " and (c.expiresAt is null or c.expiresAt > :now)"
            + " and not exists (select 1 from Consent l where l.personId = c.personId and l.purpose = c.purpose"
            + " and array_contains(l.recipients, :agency) and l.adds = false and l.legalBasis = CONSENT"
            + " and l.givenAt <= :now and (l.givenAt > c.givenAt or l.givenAt = c.givenAt and l.id > c.id))";

    private static final String CONSENTED = "exists (select 1 from Consent c where c.personId = e.id and " + OPENS
            + " and e.state.restrictedAt is null and e.state.status <> ERASED)";

    /**
     * Whether a consent opens a very record: it was recorded on it by an agency that did not come by a merge, or on the survivor by the agency that keeps it. An
     * agency that came by a merge can let out only what is in its own record.
     */
    private static final String OF_RECORD =
            " and (c.personId = e.id and (c.agencyId = e.agencyId or c.agencyId not member of e.holders)"
                    + " or c.personId = e.survivor.id and c.agencyId = e.agencyId)";

    /** Not those whose record is only kept, or is erased. */
    private static final String WORKED_WITH =
            "coalesce(e.survivor.id, e.id) in (select coalesce(k.survivor.id, k.id) from Person k where "
                    + RecordAccesses.subjectOfWork("k.id")
                    + ") and e.state.restrictedAt is null and e.state.status <> ERASED";

    @Override
    public Filter<Person> visibleTo(Caller caller) {
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
                        + ") and e.state.restrictedAt is null and e.state.status <> ERASED"
                        + " and not exists (select 1 from Person s where s.id = e.survivor.id and s.state.restrictedAt is not null))";
        return condition.replaceAll("\\be\\.", record + ".");
    }

    /** The very records that an agency keeps, whatever they are merged into. */
    public Filter<Person> ownOf(AgencyId agency) {
        return Filter.of(Person.class).and(OWN, "agency", agency.value());
    }

    public Filter<Person> heldBy(AgencyId agency) {
        return Filter.of(Person.class).and(HELD, "agency", agency.value());
    }

    public Person get(PersonId id, Caller caller) {
        return get(id.value(), caller);
    }

    /** For a change: the record must be the caller's agency's own. A record known by consent only is read, not written. */
    public Person getOwn(PersonId id, Caller caller, IfMatch expected) {
        return IfMatch.require(expected, getOwn(id, caller));
    }

    /** For reading one part of her: who may know of her and not of that part is told so, that hidden is not taken for empty. */
    public Person opened(PersonId id, Caller caller, FieldGroup part) {
        Person person = get(id, caller).survivor();
        requireOpen(person, caller, part);
        return person;
    }

    /** For writing that part. */
    public Person getOwn(PersonId id, Caller caller, FieldGroup part) {
        Person person = getOwn(id, caller).survivor();
        person.requireChangeable();
        requireOpen(person, caller, part);
        return person;
    }

    private void requireOpen(Person person, Caller caller, FieldGroup part) {
        if (!accessOf(person, caller).to(part)) {
            throw new Problem(RegistryProblem.PART_NOT_OPEN).with("redactions", Set.of(part));
        }
    }

    /** Empty where the caller's agency does not hold her. */
    public Optional<Person> own(PersonId id, Caller caller) {
        return list(heldBy(caller.agency()).and("e.id = :id", "id", id.value()), 1).stream()
                .findFirst();
    }

    public Person getOwn(PersonId id, Caller caller) {
        return one(heldBy(caller.agency()).and("e.id = :id", "id", id.value()));
    }

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
                        "select p from Person p join p.externalIds.all x where x.agencyId = :agency and x.scheme = :scheme"
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
                        "select x.value, p from Person p join p.externalIds.all x where x.agencyId = :agency"
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
                        "select distinct p from Person p join p.identifiers.all i where i.valueIndex in (:indexes)"
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

    /**
     * Takes some of those for whom all others are still to be looked at, oldest first and those that nobody else has just taken. They are there again if the
     * transaction fails.
     */
    @SuppressWarnings("unchecked")
    public List<UUID> takeToCheck(int atMost, Set<UUID> except) {
        return getEntityManager()
                .createNativeQuery(
                        "delete from person_to_check where person_id = any(array(select person_id from person_to_check"
                                + " where person_id <> all(cast(:except as uuid[])) order by person_id limit :most"
                                + " for update skip locked)) returning person_id")
                .setParameter("except", except.toArray(UUID[]::new))
                .setParameter("most", atMost)
                .getResultList();
    }

    /** Whether for everybody all others were looked at. */
    public boolean allChecked() {
        return (Boolean) getEntityManager()
                .createNativeQuery("select not exists (select 1 from person_to_check)")
                .getSingleResult();
    }

    /** The records to use for these, each once. */
    public Set<UUID> survivorsOf(Collection<UUID> ids) {
        return new LinkedHashSet<>(getEntityManager()
                .createQuery("select coalesce(p.survivor.id, p.id) from Person p where p.id in (:ids)", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Those whose keys were made by rules that hold no longer. */
    List<Person> withKeysOtherThan(int version, int atMost) {
        return find("matchIndex.version <> ?1", version)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, atMost)
                .list();
    }

    /** A steward compares records of other agencies too: that is the office. Only through a review that names them. */
    public Person forReview(PersonId id) {
        return one(Filter.of(Person.class).and("e.id = :id", "id", id.value()));
    }

    /** Serialises two writers of one natural key, so that the second finds what the first made. */
    public void lock(AgencyId agency, ExternalId externalId) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0)), 1")
                .setParameter("key", agency + "|" + externalId.scheme() + "|" + externalId.value())
                .getSingleResult();
    }

    /**
     * Some who have a name whose words are as asked in a record that is open to the agency, also in one that was merged into theirs; one with two such names
     * comes twice.
     *
     * @param among of {@link #visibleTo}
     * @param asked a {@code tsquery} of consonant keys
     */
    public List<Person> named(Filter<Person> among, Optional<ConsentPurpose> purpose, String asked, int atMost) {
        Filter<Person> named = among.and("function('begins_alike', n.skeletonWords, :asked) = true", "asked", asked)
                .and(readable("q", "array_contains(c.fieldGroups, 'IDENTITY')", purpose));
        return unordered(
                        named,
                        "join Person q on coalesce(q.survivor.id, q.id) = e.id join PersonName n on n.person = q")
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Of the agency's own records that were merged into others, those with such a name: as {@link #named}. */
    public List<Person> namedWhileMerged(Filter<Person> among, String asked, int atMost) {
        Filter<Person> named = among.and("function('begins_alike', n.skeletonWords, :asked) = true", "asked", asked)
                .and("e.survivor is not null and " + OWN);
        return unordered(named, "join PersonName n on n.person = e").setMaxResults(atMost).getResultList().stream()
                .map(Person::survivor)
                .toList();
    }

    /** @param filter of {@link #visibleTo} */
    public Filter<Person> withNumber(Filter<Person> filter, IdentifierNumber number, Optional<ConsentPurpose> purpose) {
        return filter.and(
                "e.id in (" + recordsWith(":number", purpose) + ")",
                "number",
                PersonIdentifier.indexesOf(number, cipher));
    }

    /**
     * The persons with one of these numbers in a record that is open to the agency for its numbers, in HQL, with the parameters of {@link #visibleTo}.
     *
     * @param numbers names of parameters, with commas
     */
    public static String recordsWith(String numbers, Optional<ConsentPurpose> purpose) {
        return "select coalesce(r.survivor.id, r.id) from PersonIdentifier i join i.person r where i.valueIndex in ("
                + numbers + ") and i.status <> REVOKED and "
                + readable("r", "array_contains(c.fieldGroups, 'IDENTIFIERS')", purpose);
    }

    /** One of several agencies that hold the person does no longer: what it wrote of the person goes with its numbers and its history. */
    public PersonChanged release(Person person, AgencyId agency) {
        Set<UUID> own = person.records()
                .filter(record -> record.agency().equals(agency))
                .map(Person::rawId)
                .collect(Collectors.toSet());
        PersonChanged event = person.release(agency, clock);
        flush();
        for (String rows : List.of(
                "PersonIdentifier i where i.person.id in (:own) and (i.agencyId is null or i.agencyId = :agency)",
                "PersonEdit i where i.personId in (:own) and i.agencyId = :agency")) {
            getEntityManager()
                    .createQuery("delete from " + rows)
                    .setParameter("own", own)
                    .setParameter("agency", agency.value())
                    .executeUpdate();
        }
        return event;
    }

    /** Nothing of hers is left but what {@link Person#erase} leaves; the numbers with all that is sealed in them go. */
    public PersonStatusChanged erase(Person person, List<PersonPart> parts) {
        Set<UUID> records = person.allIds();
        PersonStatusChanged event = person.erase(clock);
        flush();
        getEntityManager()
                .createQuery("delete from PersonIdentifier i where i.person.id in (:records)")
                .setParameter("records", records)
                .executeUpdate();
        parts.forEach(part -> part.erase(records));
        return event;
    }
}
