package org.wasl.registry.household;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.FieldGroup;
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
    private final Persons persons;
    private final RuleLock locks;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    HouseholdCommands(
            Households households, Persons persons, RuleLock locks, Caller caller, Journal journal, Clock clock) {
        super(journal);
        this.households = households;
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

    /** @param on only who lived there that day; with the whole history where null */
    HouseholdView read(UUID id, LocalDate on) {
        Household household = find(id);
        journal.read("household", Set.of(id), Set.of(FieldGroup.HOUSEHOLD));
        return on == null ? HouseholdView.of(household) : HouseholdView.of(household, on);
    }

    /** @param given today where null */
    LocalDate day(LocalDate given) {
        LocalDate today = JordanTime.today(clock);
        if (given != null && given.isAfter(today)) {
            throw Problem.invalidField("/on", "in-the-future");
        }
        return given == null ? today : given;
    }

    /**
     * Only whom the agency holds is put into a household, and nobody who lives elsewhere, or lived elsewhere on that day, by what the agency may know: a home that
     * another agency wrote down is not told by a refusal.
     *
     * @param into where they go; null where they form a new one
     */
    void requireFree(List<Household.Present> members, String pointer, LocalDate on, Household into) {
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
        Set<UUID> records = own.values().stream()
                .flatMap(person -> person.allIds().stream())
                .collect(Collectors.toSet());
        for (Household home : households.knownHomes(records, caller.agency())) {
            if (home == into) {
                throw Problem.invalidField("/members", "same-person-twice");
            }
            throw new Problem(RegistryProblem.MEMBER_OF_ANOTHER_HOUSEHOLD);
        }
        if (households.livedElsewhereAfter(records, on, caller.agency())) {
            throw Problem.invalidField("/on", "lived-elsewhere-then");
        }
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
    }
}
