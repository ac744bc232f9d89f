package org.wasl.registry.household;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.event.HouseholdChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.command.Acting;
import org.wasl.platform.command.Commands;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/** Executes commands on households: checks who is put into one and on which day, and tells every agency for which the household exists. */
@Singleton
class HouseholdCommands extends Commands<Household, Acting, HouseholdChanged> {
    private final Households households;
    private final HouseholdHeads heads;
    private final Persons persons;
    private final RuleLock locks;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    HouseholdCommands(
            Households households,
            HouseholdHeads heads,
            Persons persons,
            RuleLock locks,
            Caller caller,
            Journal journal,
            Clock clock) {
        super(journal);
        this.households = households;
        this.heads = heads;
        this.persons = persons;
        this.locks = locks;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    protected Household find(UUID id) {
        return households.get(id, caller);
    }

    @Override
    protected Acting context(Household household) {
        return Acting.of(caller, clock);
    }

    @Override
    protected Audience audience(Household household) {
        return Audience.of(agencies(household));
    }

    /** As the caller may see it now. */
    HouseholdView read(UUID id) {
        return read(id, null);
    }

    /** After a step. */
    HouseholdView show(Household household) {
        return heads.view(household, caller.agency());
    }

    /** @param on only who lived there that day; with the whole history where null */
    HouseholdView read(UUID id, LocalDate on) {
        Household household = find(id);
        journal.read("household", Set.of(id), Set.of(FieldGroup.HOUSEHOLD));
        return on == null ? show(household) : heads.view(household, on, caller.agency());
    }

    /** @param given today where null */
    LocalDate day(LocalDate given) {
        return given == null ? JordanTime.today(clock) : given;
    }

    /**
     * Only whom the agency holds is put into a household, and nobody whose main home is elsewhere, or was elsewhere on that day, by what the agency may know: a
     * home that another agency wrote down is not told by a refusal. A second home is for a child who has a main one.
     *
     * @param into where they go; null where they form a new one
     */
    void requireFree(List<Household.Present> members, String pointer, LocalDate on, Household into) {
        requireFree(members, pointer, on, into, true);
    }

    /** As above, for those who come from another household: what kind of stay it is stays as it was. */
    void requireMayMove(List<Household.Present> members, String pointer, LocalDate on, Household into) {
        requireFree(members, pointer, on, into, false);
    }

    private void requireFree(
            List<Household.Present> members, String pointer, LocalDate on, Household into, boolean newStays) {
        Set<UUID> ids = members.stream().map(m -> m.person().value()).collect(Collectors.toSet());
        locks.takeAll("home", ids);
        Map<UUID, Person> own = persons
                .list(
                        persons.heldBy(caller.agency())
                                .and("e.id in (:ids)", "ids", ids)
                                .and("e.survivor is null"),
                        ids.size())
                .stream()
                .collect(Collectors.toMap(Person::rawId, person -> person));
        for (int i = 0; i < members.size(); i++) {
            if (!own.containsKey(members.get(i).person().value())) {
                throw Problem.invalidField(pointer.formatted(i), "unknown-person");
            }
        }
        own.values().forEach(person -> person.requireChangeable(caller.agency()));
        List<Household> homes = households.knownHomes(recordsOf(own.values()), caller.agency());
        for (int i = 0; i < members.size(); i++) {
            Household.Present member = members.get(i);
            Person person = own.get(member.person().value());
            boolean elsewhere = requireRoom(member, person, homes, into);
            String stay = pointer.formatted(i).replace("personId", "stay");
            if (!member.isMain() && !elsewhere) {
                throw Problem.invalidField(stay, "main-home-needed");
            }
            if (!member.isMain()
                    && newStays
                    && !person.governing(caller.agency()).demographics().isUnderAge(on)) {
                throw Problem.invalidField(stay, "only-for-a-child");
            }
        }
        Set<UUID> counted = members.stream()
                .filter(Household.Present::isMain)
                .flatMap(member -> own.get(member.person().value()).allIds().stream())
                .collect(Collectors.toSet());
        if (households.livedElsewhereAfter(counted, on, caller.agency())) {
            throw Problem.invalidField("/on", "lived-elsewhere-then");
        }
    }

    /** @return whether the person's main home is another household */
    private static boolean requireRoom(Household.Present member, Person person, List<Household> homes, Household into) {
        boolean elsewhere = false;
        for (Household home : homes) {
            for (Household.Present there : home.present()) {
                if (!person.allIds().contains(there.person().value())) {
                    continue;
                }
                boolean comesForGood =
                        member.isMain() && !there.isMain() && there.person().equals(member.person());
                if (home == into && !comesForGood) {
                    throw Problem.invalidField("/members", "same-person-twice");
                }
                if (member.isMain() && there.isMain()) {
                    throw new Problem(RegistryProblem.MEMBER_OF_ANOTHER_HOUSEHOLD);
                }
                elsewhere |= there.isMain();
            }
        }
        return elsewhere;
    }

    private static Set<UUID> recordsOf(Collection<Person> people) {
        return people.stream().flatMap(person -> person.allIds().stream()).collect(Collectors.toSet());
    }

    /** Nobody is left with a second home alone: they would be counted nowhere. */
    void requireNoSecondHome(Household from, PersonId member) {
        if (from.stayOf(member) == HouseholdStay.MAIN) {
            homesOf(member, false).filter(home -> home != from).findFirst().ifPresent(second -> {
                throw new Problem(RegistryProblem.SHARED_STAY_REMAINS).with("householdId", second.id());
            });
        }
    }

    /** The main home of a child whose second one becomes the main one is the second from that day on. The database is told first: it knows one main home. */
    void leaveMainHome(PersonId member, LocalDate on) {
        locks.take("home", member.value());
        homesOf(member, true).toList().forEach(home -> {
            HouseholdChanged changed = home.becomeSecondHome(idIn(home, member), on, clock);
            record(home, changed);
        });
    }

    /** The households in which the person lives now, by what the agency may know. */
    private Stream<Household> homesOf(PersonId member, boolean main) {
        return households.knownHomes(recordsOf(member), caller.agency()).stream()
                .filter(home -> home.present().stream()
                        .anyMatch(there -> there.isMain() == main
                                && recordsOf(member).contains(there.person().value())));
    }

    private PersonId idIn(Household home, PersonId member) {
        Set<UUID> records = recordsOf(member);
        return home.present().stream()
                .map(Household.Present::person)
                .filter(id -> records.contains(id.value()))
                .findFirst()
                .orElse(member);
    }

    private Set<UUID> recordsOf(PersonId member) {
        return persons.findByIdOptional(member.value())
                .map(person -> person.survivor().allIds())
                .orElse(Set.of(member.value()));
    }

    /** Of somebody who lives in a household. */
    PersonId changeable(PersonId member) {
        persons.findByIdOptional(member.value())
                .ifPresent(person -> person.survivor().requireChangeable(caller.agency()));
        return member;
    }

    /** A new household is kept and told. */
    Household add(Household formed) {
        households.persist(formed);
        record(formed, formed.formed());
        return formed;
    }

    private Set<AgencyId> agencies(Household... touched) {
        Set<AgencyId> agencies = concerned(touched);
        agencies.add(caller.agency());
        return agencies;
    }

    /** For whom they exist. */
    Set<AgencyId> concerned(Household... touched) {
        return households.knownBy(List.of(touched));
    }

    /** Two households are told of one step: each as an event of its own. */
    void record(Household one, HouseholdChanged first, Household other, HouseholdChanged second) {
        Set<AgencyId> audience = agencies(one, other);
        Stream.of(first, second).forEach(event -> journal.record(event, audience));
        Stream.of(one, other).filter(Household::headChanged).forEach(heads::state);
    }

    @Override
    protected void record(Household household, HouseholdChanged event) {
        super.record(household, event);
        if (household.headChanged()) {
            heads.state(household);
        }
    }

    /** Whom an agency's records show to be dead or gone heads nothing. */
    void requireAble(PersonId successor) {
        persons.findByIdOptional(successor.value())
                .filter(person -> !HouseholdHeads.isAble(person, caller.agency()))
                .ifPresent(gone -> {
                    throw Problem.invalidField("/personId", "not-able-to-head");
                });
    }
}
