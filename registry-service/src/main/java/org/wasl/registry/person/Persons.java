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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.FieldCipher;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.casework.CaseCircles;

/**
 * Who exists for a caller: the persons that her agency registered, and those who allowed that agency something for the purpose at hand. Consents are asked
 * each time; nothing is remembered between requests.
 */
@ApplicationScoped
public class Persons extends Aggregates<Person> {
    private final Clock clock;
    private final FieldCipher cipher;
    private final CaseCircles circles;

    @Inject
    Persons(Clock clock, FieldCipher cipher, CaseCircles circles) {
        this.clock = clock;
        this.cipher = cipher;
        this.circles = circles;
    }

    private static final String HELD = ":agency member of e.holders";
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
            + " and e.restrictedAt is null and e.status <> ERASED";

    @Override
    public Filter<Person> visibleTo(Caller caller) {
        return visibleTo(caller.agency(), caller.purpose(), Set.of());
    }

    /**
     * Whom an agency holds, or knows by consent.
     *
     * @param purpose of the consents that count; where none is named, none counts
     * @param opened only consents that open at least these parts: who searches by a part must be allowed to see it
     */
    public Filter<Person> visibleTo(AgencyId agency, Optional<ConsentPurpose> purpose, Set<FieldGroup> opened) {
        if (purpose.isEmpty()) {
            return heldBy(agency);
        }
        String consented = CONSENTED + (opened.isEmpty() ? ")" : " and array_includes(c.fieldGroups, :opened))");
        Filter<Person> filter = Filter.of(Person.class)
                .and(HELD + " or " + consented)
                .with("agency", agency.value())
                .with("now", clock.instant())
                .with("purpose", purpose.get());
        return opened.isEmpty()
                ? filter
                : filter.with("opened", opened.stream().map(Enum::name).toArray(String[]::new));
    }

    public Filter<Person> heldBy(AgencyId agency) {
        return Filter.of(Person.class).and(HELD, "agency", agency.value());
    }

    public Person get(PersonId id, Caller caller) {
        return get(id.value(), caller);
    }

    /** For a change: the record must be the caller's agency's own. A record known by consent only is read, not written. */
    public Person getOwn(PersonId id, Caller caller, IfMatch expected) {
        Person person = getOwn(id, caller);
        IfMatch.require(expected, person);
        return person;
    }

    /** For reading one part of her: who may know of her and not of that part is told so, that hidden is not taken for empty. */
    public Person opened(PersonId id, Caller caller, FieldGroup part) {
        Person person = get(id, caller).standing();
        requireOpen(person, caller, part);
        return person;
    }

    /** For writing that part. */
    public Person getOwn(PersonId id, Caller caller, FieldGroup part) {
        Person person = getOwn(id, caller).standing();
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
    public Map<UUID, Access> accessOf(Collection<Person> persons, Caller caller) {
        Map<UUID, Access> access = accessOf(persons, caller.agency(), caller.purpose());
        if (!caller.has(Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR) && !access.isEmpty()) {
            Set<UUID> clients = circles.workingWith(access.keySet(), caller);
            access.replaceAll((person, open) -> clients.contains(person) ? open : open.toFind());
        }
        return access;
    }

    /** What an agency may read of each. */
    public Map<UUID, Access> accessOf(Collection<Person> persons, AgencyId agency, Optional<ConsentPurpose> purpose) {
        Map<UUID, Access> access = new HashMap<>();
        Set<UUID> byConsent = new HashSet<>();
        persons.forEach(p -> {
            if (p.heldBy(agency)) {
                access.put(p.rawId(), Access.FULL);
            } else if (p.isRestricted()) {
                access.put(p.rawId(), new Access(Set.of()));
            } else {
                byConsent.add(p.rawId());
            }
        });
        if (!byConsent.isEmpty()) {
            List<Object[]> opened = purpose.isEmpty()
                    ? List.of()
                    : getEntityManager()
                            .createQuery(
                                    "select c.personId, c.fieldGroups from Consent c where c.personId in (:persons) and "
                                            + OPENS,
                                    Object[].class)
                            .setParameter("persons", byConsent)
                            .setParameter("agency", agency.value())
                            .setParameter("purpose", purpose.get())
                            .setParameter("now", clock.instant())
                            .getResultList();
            opened.forEach(row -> {
                Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
                Arrays.stream((String[]) row[1]).map(FieldGroup::valueOf).forEach(groups::add);
                access.merge((UUID) row[0], new Access(groups), (one, other) -> {
                    groups.addAll(one.groups());
                    return new Access(groups);
                });
            });
            byConsent.forEach(id -> access.putIfAbsent(id, new Access(Set.of())));
        }
        return access;
    }

    public Access accessOf(Person person, Caller caller) {
        return accessOf(List.of(person), caller).get(person.rawId());
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
                .map(Person::standing);
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
                .forEach(row -> known.put((String) row[0], ((Person) row[1]).standing()));
        return known;
    }

    /** Which of these numbers of one person somebody has already. */
    public Set<IdentifierNumber> taken(Collection<IdentifierNumber> all) {
        List<IdentifierNumber> numbers =
                all.stream().filter(number -> !number.isOfHousehold()).toList();
        Map<String, IdentifierNumber> byIndex = new HashMap<>();
        numbers.forEach(
                number -> byIndex.put(PersonIdentifier.standIn(PersonIdentifier.indexOf(number, cipher)), number));
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
                .map(index -> byIndex.get(PersonIdentifier.standIn(index)))
                .collect(Collectors.toSet());
    }

    /** Persons, whoever holds them, with one of these numbers. */
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
                .map(Person::standing)
                .distinct()
                .toList();
    }

    /** By which the numbers are found: {@code PersonIdentifier.valueIndex}. */
    public List<byte[]> indexesOf(Collection<IdentifierNumber> numbers) {
        return numbers.stream().map(n -> PersonIdentifier.indexOf(n, cipher)).toList();
    }

    /** The agencies that hold each of these, whoever asks. */
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
    public boolean areChecked() {
        return (Boolean) getEntityManager()
                .createNativeQuery("select not exists (select 1 from person_to_check)")
                .getSingleResult();
    }

    /** The records to use for these, each once. */
    public Set<UUID> standing(Collection<UUID> ids) {
        return new LinkedHashSet<>(getEntityManager()
                .createQuery("select coalesce(p.survivor.id, p.id) from Person p where p.id in (:ids)", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Those whose keys were made by rules that hold no longer. */
    List<Person> withKeysOtherThan(int version, int atMost) {
        return find("matchKeysVersion <> ?1", version)
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
     * Some who have a name whose words are as asked, also in a record that was merged into theirs; one with two such names comes twice.
     *
     * @param asked a {@code tsquery} of consonant keys
     */
    public List<Person> named(Filter<Person> among, String asked, int atMost) {
        return unordered(
                        among.and("function('begins_alike', n.skeletonWords, :asked) = true", "asked", asked),
                        "join Person q on coalesce(q.survivor.id, q.id) = e.id join PersonName n on n.person = q")
                .setMaxResults(atMost)
                .getResultList();
    }

    public Filter<Person> withNumber(Filter<Person> filter, IdentifierNumber number) {
        return filter.and(
                "e.id in (select coalesce(p.survivor.id, p.id) from PersonIdentifier i join i.person p"
                        + " where i.valueIndex = :number and i.status <> REVOKED)",
                "number",
                PersonIdentifier.indexOf(number, cipher));
    }

    /** Nothing of hers is left but what {@link Person#wipe} leaves; the numbers with all that is sealed in them go. */
    public PersonStatusChanged erase(Person person, List<PersonPart> parts) {
        Set<UUID> records = person.allIds();
        PersonStatusChanged event = person.wipe(clock);
        flush();
        getEntityManager()
                .createQuery("delete from PersonIdentifier i where i.person.id in (:records)")
                .setParameter("records", records)
                .executeUpdate();
        parts.forEach(part -> part.erase(records));
        return event;
    }
}
