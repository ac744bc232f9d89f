package org.wasl.registry.household;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.HouseholdLeaveReason;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.person.Persons;

/**
 * A household exists for the agency that formed it and for those that keep the record of one of its members. Where records of several agencies were merged, a
 * stay is known to the agency that wrote it down.
 */
@ApplicationScoped
public class Households extends Aggregates<Household> implements PersonPart {
    private final Persons persons;
    private final PersonAccessPolicy policy;
    private final Clock clock;

    @Inject
    Households(Persons persons, PersonAccessPolicy policy, Clock clock) {
        this.persons = persons;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Filter<Household> visibleTo(Caller caller) {
        return visibleTo(caller.agency());
    }

    public Filter<Household> visibleTo(AgencyId agency) {
        return Filter.of(Household.class)
                .and(
                        "e.agencyId = :agency or exists (select 1 from HouseholdMember m, Person p where m.household = e"
                                + " and m.personId = p.id and :agency member of p.holders and "
                                + saidBy(":agency") + ")",
                        "agency",
                        agency.value());
    }

    /** Those that exist for the caller, by id. */
    Set<UUID> visibleAmong(Collection<Household> households, Caller caller) {
        return Set.copyOf(ids(visibleTo(caller).and("e in (:among)", "among", households)));
    }

    /**
     * By whose word somebody lives in a household, in HQL: the stay {@code m} of the record {@code p} is said by the agency that wrote it, and where that does not
     * hold the person, by the agency that keeps the record.
     *
     * @param agency in HQL, too
     */
    public static String saidBy(String agency) {
        return "(m.agencyId = " + agency + " or p.agencyId = " + agency
                + " and (m.agencyId is null or m.agencyId not member of p.holders))";
    }

    /** Where each of these lives now, by any of their records: by an agency's own word first, where several say it. */
    public Map<UUID, UUID> homesOf(Collection<Person> persons, AgencyId agency) {
        return homesOf(persons, HouseholdStay.MAIN, agency);
    }

    /** Where each child of these has a second home now, as above; the first where there are several. */
    public Map<UUID, UUID> secondHomesOf(Collection<Person> persons, AgencyId agency) {
        return homesOf(persons, HouseholdStay.SHARED, agency);
    }

    private Map<UUID, UUID> homesOf(Collection<Person> persons, HouseholdStay stay, AgencyId agency) {
        Map<UUID, UUID> records = new HashMap<>();
        persons.forEach(person -> person.allIds().forEach(record -> records.put(record, person.rawId())));
        return persons.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery(
                                "select m.personId, m.household.id from HouseholdMember m where m.personId in (:records)"
                                        + " and m.leftOn is null and m.stay = :stay"
                                        + " order by case when m.agencyId = :agency then 0 else 1 end, m.id",
                                Object[].class)
                        .setParameter("records", records.keySet())
                        .setParameter("agency", agency.value())
                        .setParameter("stay", stay)
                        .getResultStream()
                        .collect(Collectors.toMap(
                                row -> records.get((UUID) row[0]), row -> (UUID) row[1], (own, other) -> own));
    }

    /** Where these live now by all that an agency may know. What another agency wrote of a person in a home of its own is not told by a refusal either. */
    List<Household> knownHomes(Collection<UUID> persons, AgencyId agency) {
        return persons.isEmpty()
                ? List.of()
                : list(
                        visibleTo(agency)
                                .and(
                                        "exists (select 1 from HouseholdMember h where h.household = e and h.leftOn is null"
                                                + " and h.personId in (:persons))",
                                        "persons",
                                        persons),
                        persons.size() * 2);
    }

    /** Narrows to households in which a person lives now and is counted: the second home of a child is none of them. */
    public static Filter<Household> ofPresent(Filter<Household> among, UUID person) {
        return among.and(
                "exists (select 1 from HouseholdMember h where h.household = e and h.leftOn is null"
                        + " and h.stay = MAIN and h.personId = :present)",
                "present",
                person);
    }

    /** Where a person lives now by an agency's word, of any of their records. */
    public Optional<HouseholdId> homeOf(Person person, AgencyId agency) {
        return list(
                        visibleTo(agency)
                                .and(
                                        "exists (select 1 from HouseholdMember m join Person p on p.id = m.personId"
                                                + " where m.household = e and m.leftOn is null and m.stay = MAIN"
                                                + " and m.personId in (:records) and " + saidBy(":agency") + ")",
                                        "records",
                                        person.allIds()),
                        1)
                .stream()
                .findFirst()
                .map(Household::id);
    }

    /** Narrows to households in which a person lives or ever lived, by any of their records; all where none is named. */
    static Filter<Household> everOf(Filter<Household> among, PersonId person) {
        return among.andIfGiven(
                "e.id in (select h.household.id from HouseholdMember h join Person p on p.id = h.personId"
                        + " where p.id = :person or p.survivor.id = :person)",
                "person",
                person);
    }

    /** Those that one of these persons heads now. */
    List<Household> headedBy(Collection<UUID> persons) {
        return list(
                "select distinct h.household from HouseholdMember h where h.personId in ?1 and h.leftOn is null and h.role = HEAD",
                persons);
    }

    /** The agencies for which these households exist: the condition of {@code visibleTo}, read the other way round. */
    Set<AgencyId> knownBy(Collection<Household> households) {
        Set<UUID> ids = households.stream().map(Household::rawId).collect(Collectors.toSet());
        Set<AgencyId> agencies = households.stream().map(Household::agency).collect(Collectors.toSet());
        getEntityManager()
                .createQuery(
                        "select holder from HouseholdMember m join Person p on p.id = m.personId join p.holders holder"
                                + " where m.household.id in (:ids) and " + saidBy("holder"),
                        UUID.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(AgencyId::new)
                .forEach(agencies::add);
        return agencies;
    }

    /** Those that an agency's system knows by these names. */
    Map<ExternalId, Household> calledBy(AgencyId agency, Collection<ExternalId> names) {
        Map<ExternalId, UUID> ids = new HashMap<>();
        getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select x.scheme, x.value, x.household_id from unnest(cast(:schemes as text[]), cast(:values as text[])) as n(scheme, value)"
                                + " join household_external_id x on x.agency_id = :agency and x.scheme = n.scheme and x.value = n.value",
                        Called.class)
                .setParameter("agency", agency.value())
                .setParameter("schemes", names.stream().map(ExternalId::scheme).toArray(String[]::new))
                .setParameter("values", names.stream().map(ExternalId::value).toArray(String[]::new))
                .getResultList()
                .forEach(row -> ids.put(new ExternalId(row.scheme(), row.value()), row.household()));
        Map<UUID, Household> found = list("id in ?1", ids.values()).stream()
                .collect(Collectors.toMap(Household::rawId, household -> household));
        Map<ExternalId, Household> called = new HashMap<>();
        ids.forEach((name, id) -> called.put(name, found.get(id)));
        return called;
    }

    /** How an agency's system calls each of these; without those that it has no name for. */
    public Map<UUID, String> numbersOf(Collection<UUID> households, AgencyId agency) {
        if (households.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select scheme, value, household_id from household_external_id where agency_id = :agency"
                                + " and household_id = any(cast(:households as uuid[])) order by scheme, value",
                        Called.class)
                .setParameter("agency", agency.value())
                .setParameter("households", households.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Called::household, Called::value, (first, later) -> first));
    }

    private record Called(String scheme, String value, UUID household) {}

    void call(Household household, AgencyId agency, ExternalId name) {
        flush();
        getEntityManager()
                .createNativeQuery("insert into household_external_id (agency_id, scheme, value, household_id)"
                        + " values (:agency, :scheme, :value, :household)")
                .setParameter("agency", agency.value())
                .setParameter("scheme", name.scheme())
                .setParameter("value", name.value())
                .setParameter("household", household.rawId())
                .executeUpdate();
    }

    /** Another household that exists for the caller. */
    Optional<Household> find(Household than, HouseholdId id, Caller caller) {
        if (than.id().equals(id)) {
            throw Problem.invalidField("/householdId", "same-record");
        }
        return list(visibleTo(caller).and("e.id = :id", "id", id.value()), 1).stream()
                .findFirst();
    }

    /** Whether one of them had a main home that the agency knows of, now over, for longer than to that day. */
    boolean livedElsewhereAfter(Collection<UUID> persons, LocalDate day, AgencyId agency) {
        return !list(
                        visibleTo(agency)
                                .and(
                                        "exists (select 1 from HouseholdMember h where h.household = e and h.personId in (:persons)"
                                                + " and h.stay = MAIN and h.leftOn > :day and (h.leaveReason is null or h.leaveReason <> :error))")
                                .with("persons", persons)
                                .with("day", day)
                                .with("error", HouseholdLeaveReason.ERROR),
                        1)
                .isEmpty();
    }

    /** A stay is given back unless the agency that wrote it has a main home for the person's own record now, or this very home: by one agency's word nobody is counted in two. */
    @Override
    public void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {
        getEntityManager()
                .createQuery(
                        "update HouseholdMember m set m.personId = :to where m.personId = :from and m.addedAt > :since"
                                + " and m.agencyId in (:agencies) and (m.leftOn is not null or not exists"
                                + " (select 1 from HouseholdMember h where h.personId = :to and h.leftOn is null"
                                + " and h.agencyId = m.agencyId and (h.stay = MAIN and m.stay = MAIN or h.household = m.household)))")
                .setParameter("to", to.value())
                .setParameter("from", from.value())
                .setParameter("since", since)
                .setParameter("agencies", agencies)
                .executeUpdate();
    }

    /** That somebody lived there stays, by a code: the others' home is theirs. */
    @Override
    public void erase(Set<UUID> persons) {
        getEntityManager()
                .createQuery("update HouseholdMember m set m.leftOn = :today, m.leaveReason = OTHER"
                        + " where m.personId in (:persons) and m.leftOn is null")
                .setParameter("today", JordanTime.today(clock))
                .setParameter("persons", persons)
                .executeUpdate();
    }

    /** Whether others would be without a head if the person were gone. */
    public boolean isNeeded(Person person) {
        return getEntityManager()
                        .createQuery(
                                "select count(*) from HouseholdMember m where m.personId in (:persons) and m.leftOn is null"
                                        + " and m.role = HEAD and exists (select 1 from HouseholdMember o"
                                        + " where o.household = m.household and o.leftOn is null and o.id <> m.id)",
                                Long.class)
                        .setParameter("persons", person.allIds())
                        .getSingleResult()
                > 0;
    }

    /** The homes of a person by what the agencies say whose records of the person are open to the caller. */
    Filter<Household> of(Person person, Caller caller) {
        Set<UUID> closed = policy.accessOf(person, caller).closed(person, FieldGroup.HOUSEHOLD).stream()
                .map(AgencyId::value)
                .collect(Collectors.toSet());
        Filter<Household> filter = Filter.of(Household.class)
                .and(
                        "e.id in (select h.household.id from HouseholdMember h where h.personId in (:self)"
                                + (closed.isEmpty()
                                        ? ")"
                                        : " and (h.agencyId is null or h.agencyId not in (:closed)))"),
                        "self",
                        person.allIds());
        return closed.isEmpty() ? filter : filter.with("closed", closed);
    }

    /** Where the person lives and lived. */
    public List<HouseholdView> told(Person person, Caller caller) {
        return list(of(person, caller), 1_000).stream()
                .map(household ->
                        HouseholdView.of(household, HouseholdView.Head.THERE).readOnly())
                .toList();
    }
}
