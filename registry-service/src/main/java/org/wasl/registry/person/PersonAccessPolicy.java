package org.wasl.registry.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.ClosedOrganizations;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.RegistryProblem;

/**
 * The rules of who may know of a person and who may read what of them: the agencies that hold the person, those to which a consent in force opens something, and
 * those who work with the person. Consents are asked each time; nothing is kept between requests.
 */
@ApplicationScoped
public class PersonAccessPolicy {
    static final String HELD = ":agency member of e.holders";
    static final String OWN = HELD + " and e.agencyId = :agency";

    /** Restricted and erased records are left out. */
    private static final String WORKED_WITH =
            "coalesce(e.survivor.id, e.id) in (select coalesce(k.survivor.id, k.id) from Person k where "
                    + RecordAccesses.subjectOfWork("k.id")
                    + ") and e.state.status <> ERASED";

    private static final String ANYTHING = "1 = 1";

    private final RecordAccesses accesses;
    private final ConsentsInForce consents;
    private final ClosedOrganizations closed;
    private final Clock clock;

    @Inject
    PersonAccessPolicy(RecordAccesses accesses, ConsentsInForce consents, ClosedOrganizations closed, Clock clock) {
        this.accesses = accesses;
        this.consents = consents;
        this.closed = closed;
        this.clock = clock;
    }

    /** By its own id a merged record stays known where its keeper recorded the consent on the survivor. */
    private String isConsented() {
        return consents.isRecordedOn(
                "e", "e.state.status <> ERASED and not " + restricted("kept.agencyId = c.keeperId"));
    }

    /**
     * Whether a record {@code kept} that is joined with {@code e} is only kept, in HQL; as {@link Person#isRestricted}.
     *
     * @param whose the condition on it: a restriction closes the records of the agency that was asked for it
     */
    private static String restricted(String whose) {
        return "exists (select 1 from Person kept where kept.state.restrictedAt is not null"
                + " and coalesce(kept.survivor.id, kept.id) = coalesce(e.survivor.id, e.id) and (" + whose
                + "))";
    }

    /**
     * The record by which the rules of what an agency does for a person go: its own; where it keeps none, the first that a consent in force opens to it, for
     * whatever purpose, also while that is restricted; where none is, the surviving one. What other agencies say of the person does not govern it (ADR 27).
     */
    public Person governing(Person person, AgencyId agency) {
        return person.joined()
                .ownOf(agency)
                .or(() -> person.joined().kept().count() < 2 ? Optional.empty() : openedTo(person, agency))
                .orElseGet(() -> person.governing(agency));
    }

    private Optional<Person> openedTo(Person person, AgencyId agency) {
        List<ConsentsInForce.Opening> openings = openings(person, agency);
        return person.joined()
                .kept()
                .filter(record ->
                        openings.stream().anyMatch(opening -> opening.record().equals(record.rawId())))
                .findFirst();
    }

    /** For whatever purpose. */
    private List<ConsentsInForce.Opening> openings(Person person, AgencyId agency) {
        return Arrays.stream(ConsentPurpose.values())
                .flatMap(purpose -> consents.of(person.allIds(), agency, purpose, clock.instant()).stream())
                .toList();
    }

    /**
     * The persons that the caller's agency holds, or knows by consent for a purpose, and those with whom the caller works on an open case. Work alone opens no part of the person:
     * it lets the caller record what the person allows. See ADR 0026.
     */
    public Filter<Person> knownTo(Caller caller, Optional<ConsentPurpose> purpose) {
        Filter<Person> known = visibleTo(caller.agency(), purpose, Set.of());
        return caller.has(Roles.CASEWORKER, Roles.SUPERVISOR) ? accesses.bindWorkers(known.or(WORKED_WITH)) : known;
    }

    /**
     * The persons that an agency holds, or knows by consent.
     *
     * @param purpose of the consents that count; where none is named, none counts
     * @param opened the groups by which the agency searches. Only records that open them to the agency are found, whatever other records of the same person
     *     do: a search must not tell what a view hides
     */
    public Filter<Person> visibleTo(AgencyId agency, Optional<ConsentPurpose> named, Set<FieldGroup> opened) {
        Optional<ConsentPurpose> purpose = open(named, agency);
        String known = opened.isEmpty()
                ? HELD + (purpose.isPresent() ? " or " + isConsented() : "")
                : readable("e", "array_includes(c.fieldGroups, :opened)", purpose);
        Filter<Person> filter = Filter.of(Person.class).and(known).with("agency", agency.value());
        purpose.ifPresent(p -> filter.with("purpose", p).withUnbound("now", clock.instant()));
        return !filter.uses("opened")
                ? filter
                : filter.with("opened", opened.stream().map(Enum::name).toArray(String[]::new));
    }

    /**
     * Narrows to the persons of whom a record that the agency may read was changed since then.
     *
     * @param filter of {@link #visibleTo}
     */
    public Filter<Person> changedSince(Filter<Person> filter, Instant since, Optional<ConsentPurpose> purpose) {
        return filter.and(
                "exists (select 1 from Person r where (r.id = e.id or r.survivor.id = e.id) and r.updatedAt >= :since and "
                        + readable("r", ANYTHING, purpose.filter(named -> filter.uses("purpose"))) + ")",
                "since",
                since);
    }

    /**
     * Whether a record is the agency's own, or a consent opens a part of it to the agency.
     *
     * @param record the alias of the record, in HQL
     * @param opens the condition on the consent {@code c}
     */
    String readable(String record, String opens, Optional<ConsentPurpose> purpose) {
        if (purpose.isEmpty()) {
            return ("(" + OWN + ")").replaceAll("\\be\\.", record + ".");
        }
        String condition = "(" + OWN + " or " + consents.opens("e", opens) + " and e.state.status <> ERASED and not "
                + restricted("kept.agencyId = e.agencyId") + ")";
        return condition.replaceAll("\\be\\.", record + ".");
    }

    /**
     * What the caller may read of each: what their agency may. A caseworker or supervisor without an office in the registry reads all of it only of those with whom
     * they work, of others the identity by which a person is found. The number of statements is constant.
     */
    public Map<UUID, FieldAccess> accessOf(Collection<Person> persons, Caller caller) {
        Map<UUID, FieldAccess> access = accessOf(persons, caller.agency(), caller.purpose());
        boolean keepsRecords = caller.has(Roles.REGISTRAR, Roles.DATA_STEWARD, Roles.DATA_INTEGRATOR);
        if (!access.isEmpty() && (!keepsRecords || caller.has(Roles.CASEWORKER, Roles.SUPERVISOR))) {
            Set<UUID> clients = clientsAmong(access.keySet());
            Set<UUID> recording = recordingConsentsAmong(persons, clients, caller.agency());
            access.replaceAll((person, open) -> recording.contains(person)
                    ? open.withWork()
                    : clients.contains(person) || keepsRecords ? open : open.toFind());
        }
        return access;
    }

    /** The caller's clients among these persons: those with whom the caller works on an open case, also on a record that was merged into theirs. */
    public Set<UUID> clientsAmong(Collection<UUID> persons) {
        return clientsAmong(persons, "1 = 1");
    }

    /** @param condition on the case {@code a} */
    private Set<UUID> clientsAmong(Collection<UUID> persons, String condition) {
        return accesses.bindWorkers(accesses.getEntityManager()
                        .createQuery(
                                "select coalesce(p.survivor.id, p.id) from Person p left join p.survivor where (p.id in (:persons)"
                                        + " or p.survivor.id in (:persons)) and "
                                        + RecordAccesses.subjectOfWork("p.id", condition),
                                UUID.class)
                        .setParameter("persons", persons))
                .getResultStream()
                .collect(Collectors.toSet());
    }

    /**
     * Of the caller's clients those whose work lets the caller record what the person allows: where the agency keeps a record every open case, elsewhere one that
     * is registered. A case that is only identified is opened by one person alone and rests on nothing (ADR 38).
     *
     * @param clients by {@link #clientsAmong}
     */
    private Set<UUID> recordingConsentsAmong(Collection<Person> persons, Set<UUID> clients, AgencyId agency) {
        Set<UUID> recording = new HashSet<>();
        Set<UUID> others = new HashSet<>();
        persons.stream()
                .filter(person -> clients.contains(person.rawId()))
                .forEach(person -> (person.heldBy(agency) ? recording : others).add(person.rawId()));
        if (!others.isEmpty()) {
            recording.addAll(clientsAmong(others, IdentifiedCases.registered()));
        }
        return recording;
    }

    /** Whether work on a case lets the caller record what the person allows. */
    public boolean recordsConsents(Person person, Caller caller) {
        return !recordingConsentsAmong(List.of(person), clientsAmong(Set.of(person.rawId())), caller.agency())
                .isEmpty();
    }

    /** No consent opens anything to an organization that is closed. */
    private Optional<ConsentPurpose> open(Optional<ConsentPurpose> named, AgencyId agency) {
        return named.filter(purpose -> !closed.contains(agency));
    }

    /** What an agency may read of each. */
    public Map<UUID, FieldAccess> accessOf(
            Collection<Person> persons, AgencyId agency, Optional<ConsentPurpose> named) {
        Optional<ConsentPurpose> purpose = open(named, agency);
        Set<UUID> asked = new HashSet<>();
        persons.forEach(person -> person.records()
                .filter(record -> !record.isOwnOf(agency))
                .forEach(record -> asked.add(record.rawId())));
        List<ConsentsInForce.Opening> openings = asked.isEmpty() || purpose.isEmpty()
                ? List.of()
                : consents.of(asked, agency, purpose.get(), clock.instant());
        Map<UUID, FieldAccess> access = new HashMap<>();
        persons.forEach(person -> {
            Map<UUID, Set<FieldGroup>> records = new LinkedHashMap<>();
            person.records().forEach(record -> records.put(record.rawId(), open(record, agency, openings)));
            access.put(person.rawId(), new FieldAccess(agency, records));
        });
        return access;
    }

    private static Set<FieldGroup> open(Person record, AgencyId agency, List<ConsentsInForce.Opening> openings) {
        if (record.isOwnOf(agency)) {
            return EnumSet.allOf(FieldGroup.class);
        }
        Set<FieldGroup> open = EnumSet.noneOf(FieldGroup.class);
        if (!record.isRestricted()) {
            openings.stream()
                    .filter(opening -> opening.record().equals(record.rawId()))
                    .forEach(opening -> open.addAll(opening.groups()));
        }
        return open;
    }

    /** Of the other agencies that hold the person, those to which consents in force open all of these groups of a record, for whatever purpose. */
    Set<AgencyId> holdersReading(Person record, Set<FieldGroup> groups) {
        Person person = record.survivor();
        return person.holders().stream()
                .filter(holder -> !holder.equals(record.agency()))
                .filter(holder -> open(record, holder, openings(person, holder)).containsAll(groups))
                .collect(Collectors.toSet());
    }

    void requireOpen(Person person, Caller caller, FieldGroup part) {
        if (!accessOf(person, caller).to(part)) {
            throw new Problem(RegistryProblem.PART_NOT_OPEN).with("redactions", Set.of(part));
        }
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
}
