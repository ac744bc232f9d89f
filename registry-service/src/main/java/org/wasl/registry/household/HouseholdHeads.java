package org.wasl.registry.household;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wasl.contracts.code.HeadCandidateBasis;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.event.HouseholdHeadStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.household.HouseholdView.Head;
import org.wasl.registry.household.HouseholdView.HeadCandidate;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonChangeListener;
import org.wasl.registry.person.Persons;

/**
 * Whether a household has a head who can act, and who may follow. Each agency goes by its own record of the head (ADR 53): what another agency says of a person is
 * told to nobody by a household.
 */
@ApplicationScoped
public class HouseholdHeads implements PersonChangeListener {
    /** A record of the agency's own that is of the person {@code p}. */
    private static final String OWN = "coalesce(%1$s.survivor.id, %1$s.id) = coalesce(p.survivor.id, p.id)"
            + " and %1$s.agencyId = :headOf and :headOf member of %1$s.holders";

    /** The one of these by which the rules of the agency go, as {@link Person#governing}: the surviving record, or the first that was merged. */
    private static final String GOVERNING = OWN.formatted("o") + " and not exists (select 1 from Person b where "
            + OWN.formatted("b") + " and o.survivor is not null and (b.survivor is null or b.id < o.id))";

    /** As {@link #isAble}. An agency that formed the household and let go of the head has none; another one does not know. */
    private static final String ABLE = "exists (select 1 from Person o where " + GOVERNING
            + " and (o.state.status = ACTIVE or o.state.status = MERGED"
            + " and (o.state.statusBeforeMerge is null or o.state.statusBeforeMerge = ACTIVE)))"
            + " or not exists (select 1 from Person o where " + OWN.formatted("o") + ")"
            + " and (e.agencyId <> :headOf or :headOf member of p.holders)";

    private static final String NEEDED =
            "exists (select 1 from HouseholdMember s where s.household = e and s.leftOn is null"
                    + " and s.role <> HEAD) and not exists (select 1 from HouseholdMember h join Person p on p.id = h.personId"
                    + " where h.household = e and h.leftOn is null and h.role = HEAD and (" + ABLE + "))";

    private static final Set<HouseholdRole> NOT_RELATED =
            Set.of(HouseholdRole.NON_RELATIVE, HouseholdRole.CAREGIVER, HouseholdRole.FOSTER_CHILD);

    private final Households households;
    private final Persons persons;
    private final Journal journal;
    private final Clock clock;

    @Inject
    HouseholdHeads(Households households, Persons persons, Journal journal, Clock clock) {
        this.households = households;
        this.persons = persons;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param needed whether the head is needed, or is there; null for both */
    static Filter<Household> needing(Filter<Household> among, Boolean needed, AgencyId agency) {
        return needed == null
                ? among
                : among.and((needed ? "" : "not ") + "(" + NEEDED + ")", "headOf", agency.value());
    }

    /** Whether the person lives and is here, as far as the agency's own record says; true where it keeps none. */
    static boolean isAble(Person person, AgencyId agency) {
        Person record = person.survivor().governing(agency);
        return !record.isOwnOf(agency) || record.ownStatus() == PersonStatus.ACTIVE;
    }

    HouseholdView view(Household household, AgencyId agency) {
        return views(List.of(household), agency).get(0);
    }

    HouseholdView view(Household household, LocalDate on, AgencyId agency) {
        return HouseholdView.of(household, on, heads(List.of(household), agency).get(household.rawId()));
    }

    /** For those who may name another head. */
    List<HouseholdView> views(List<Household> all, AgencyId agency) {
        Map<UUID, Head> heads = heads(all, agency);
        return all.stream()
                .map(household -> HouseholdView.of(household, heads.get(household.rawId())))
                .toList();
    }

    private Map<UUID, Head> heads(List<Household> all, AgencyId agency) {
        Set<UUID> needing = needing(all, agency);
        return all.stream()
                .collect(Collectors.toMap(
                        Household::rawId,
                        household -> needing.contains(household.rawId())
                                ? new Head(true, candidates(household, agency))
                                : Head.THERE));
    }

    /** Those of these that have no head who can act, by the records of the agency. */
    Set<UUID> needing(Collection<Household> among, AgencyId agency) {
        Set<UUID> ids = among.stream().map(Household::rawId).collect(Collectors.toSet());
        return ids.isEmpty()
                ? Set.of()
                : households
                        .list(
                                needing(Filter.of(Household.class).and("e.id in (:ids)", "ids", ids), true, agency),
                                ids.size())
                        .stream()
                        .map(Household::rawId)
                        .collect(Collectors.toSet());
    }

    private record Candidate(Household.Present member, LocalDate born, HeadCandidateBasis basis) {}

    /** In the order of the proposals; only whom the agency keeps a record of, by which the person lives and is here. */
    private List<HeadCandidate> candidates(Household household, AgencyId agency) {
        Map<UUID, Person> people = byId(household);
        return household.counted().stream()
                .filter(member -> member.role() != HouseholdRole.HEAD)
                .filter(member -> {
                    Person person = people.get(member.person().value());
                    return person.survivor().governing(agency).isOwnOf(agency) && isAble(person, agency);
                })
                .map(member -> candidate(
                        member, people.get(member.person().value()).survivor().governing(agency)))
                .sorted(Comparator.comparing(Candidate::basis)
                        .thenComparing(one -> !one.member().principalRepresentative())
                        .thenComparing(Candidate::born, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(one ->
                        new HeadCandidate(one.member().person(), one.member().role(), one.basis()))
                .toList();
    }

    private Candidate candidate(Household.Present member, Person record) {
        LocalDate born = record.demographics().birthDate();
        boolean ofAge = record.demographics().isOfAge(JordanTime.today(clock));
        HeadCandidateBasis basis = ofAge ? adult(member.role()) : notSurely(born);
        return new Candidate(member, born, basis);
    }

    private static HeadCandidateBasis adult(HouseholdRole role) {
        if (role == HouseholdRole.SPOUSE) {
            return HeadCandidateBasis.SPOUSE;
        }
        return NOT_RELATED.contains(role) ? HeadCandidateBasis.OTHER_ADULT : HeadCandidateBasis.RELATIVE;
    }

    private static HeadCandidateBasis notSurely(LocalDate born) {
        return born == null ? HeadCandidateBasis.AGE_UNKNOWN : HeadCandidateBasis.UNDER_AGE;
    }

    private Map<UUID, Person> byId(Household household) {
        Set<UUID> ids = household.present().stream()
                .map(member -> member.person().value())
                .collect(Collectors.toSet());
        return persons.list("id in ?1", ids).stream().collect(Collectors.toMap(Person::rawId, Function.identity()));
    }

    /** Died, went away, or came back: where the person is a head, it is stated how the household stands now. */
    @Override
    public void statusChanged(Person record) {
        stateOf(record.survivor());
    }

    /** As above, where an agency let go of the person. */
    public void stateOf(Person head) {
        households.headedBy(head.allIds()).forEach(this::state);
    }

    /** Tells the services that work with those who live there. */
    void state(Household household) {
        Set<AgencyId> needing = households.knownBy(List.of(household)).stream()
                .filter(agency -> !needing(List.of(household), agency).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        Map<UUID, Person> people = byId(household);
        Set<PersonId> others = household.present().stream()
                .filter(member -> member.role() != HouseholdRole.HEAD)
                .map(member -> people.get(member.person().value()).survivor().id())
                .collect(Collectors.toUnmodifiableSet());
        journal.record(new HouseholdHeadStated(household.id(), needing, others), Audience.INTERNAL);
    }
}
