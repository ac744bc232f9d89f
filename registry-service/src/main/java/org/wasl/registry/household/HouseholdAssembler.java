package org.wasl.registry.household;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.HouseholdStatus;
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;

/**
 * Makes households from lists of agencies: a new one where the id is unknown, more members where it is known. A list moves nobody out of another household and replaces
 * no head: such lines are reported. Second homes of children are made when all main ones are.
 */
@ApplicationScoped
public class HouseholdAssembler {
    private static final UUID NEW_HOUSEHOLD = new UUID(0, 0);

    private final Households households;
    private final HouseholdCommands commands;
    private final Persons persons;
    private final RuleLock locks;
    private final Journal journal;
    private final Clock clock;

    @Inject
    HouseholdAssembler(
            Households households,
            HouseholdCommands commands,
            Persons persons,
            RuleLock locks,
            Journal journal,
            Clock clock) {
        this.households = households;
        this.commands = commands;
        this.persons = persons;
        this.locks = locks;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param role null where the list does not say */
    public record ListedMember(long line, PersonId person, HouseholdRole role) {}

    /** @param code of the list's problem with that line */
    public record RejectedLine(long line, String code) {}

    public List<RejectedLine> assemble(AgencyId agency, Map<ExternalId, List<ListedMember>> homes) {
        List<RejectedLine> refused = new ArrayList<>();
        Map<ExternalId, Household> known = households.calledBy(agency, homes.keySet());
        Map<UUID, UUID> current = mainHomes(agency, peopleOf(homes));
        homes.forEach((name, listed) -> {
            Household home = known.get(name);
            Map<PersonId, ListedMember> free = new LinkedHashMap<>();
            for (ListedMember one : listed) {
                UUID now = current.get(one.person().value());
                boolean there = home != null && home.livesHere(one.person());
                if (now == null && !there) {
                    free.putIfAbsent(one.person(), one);
                } else if (!there) {
                    refused.add(new RejectedLine(one.line(), "lives-elsewhere"));
                } else if (one.role() != null && home.roleOf(one.person()) != one.role()) {
                    refused.add(new RejectedLine(one.line(), "role-differs"));
                }
            }
            if (!free.isEmpty()) {
                move(agency, name, home, List.copyOf(free.values()), refused);
            }
            // If the person is listed again in another household, this one counts.
            free.keySet().forEach(person -> current.put(person.value(), NEW_HOUSEHOLD));
        });
        return refused;
    }

    /** @return the lines of those who are too old, have no main home, or are to live in a household that is not there */
    public List<RejectedLine> addSecondHomes(AgencyId agency, Map<ExternalId, List<ListedMember>> homes) {
        List<RejectedLine> refused = new ArrayList<>();
        Map<ExternalId, Household> known = households.calledBy(agency, homes.keySet());
        Set<UUID> people = peopleOf(homes);
        Map<UUID, UUID> main = mainHomes(agency, people);
        Map<UUID, Person> records =
                persons.list("id in ?1", people).stream().collect(Collectors.toMap(Person::rawId, person -> person));
        homes.forEach((name, listed) -> {
            Household home = known.get(name);
            Map<PersonId, Household.Present> newcomers = new LinkedHashMap<>();
            for (ListedMember one : listed) {
                String fault = faultOfSecondHome(
                        one, home, main, records.get(one.person().value()), agency);
                if (fault != null) {
                    refused.add(new RejectedLine(one.line(), fault));
                } else if (!home.livesHere(one.person())) {
                    HouseholdRole role = one.role() == null ? HouseholdRole.CHILD : one.role();
                    newcomers.putIfAbsent(
                            one.person(), new Household.Present(one.person(), role, false, HouseholdStay.SHARED));
                }
            }
            if (!newcomers.isEmpty()) {
                journal.record(home.join(newcomers.values(), agency, today(), clock), commands.concerned(home));
            }
        });
        return refused;
    }

    /** The code of the list's problem with the line; null where there is none. */
    private String faultOfSecondHome(
            ListedMember one, Household home, Map<UUID, UUID> main, Person person, AgencyId agency) {
        if (home == null || home.status() == HouseholdStatus.EMPTY) {
            return "household-without-head";
        }
        if (home.status() == HouseholdStatus.MERGED) {
            return "household-is-merged";
        }
        if (one.role() == HouseholdRole.HEAD) {
            return "another-is-head";
        }
        if (home.livesHere(one.person())) {
            return one.role() != null && home.roleOf(one.person()) != one.role() ? "role-differs" : null;
        }
        if (!main.containsKey(one.person().value())) {
            return "main-home-needed";
        }
        boolean child = person.survivor().governing(agency).demographics().isUnderAge(today());
        return child ? null : "only-for-a-child";
    }

    private static Set<UUID> peopleOf(Map<ExternalId, List<ListedMember>> homes) {
        return homes.values().stream()
                .flatMap(List::stream)
                .map(one -> one.person().value())
                .collect(Collectors.toSet());
    }

    /** In which household each of these is counted, by what the agency may know; nobody is put elsewhere meanwhile. */
    private Map<UUID, UUID> mainHomes(AgencyId agency, Set<UUID> people) {
        locks.takeAll("home", people);
        Map<UUID, UUID> main = new HashMap<>();
        households.knownHomes(people, agency).forEach(home -> home.counted()
                .forEach(one -> main.put(one.person().value(), home.rawId())));
        return main;
    }

    /** @param home null for a new household */
    private void move(
            AgencyId agency, ExternalId name, Household home, List<ListedMember> people, List<RejectedLine> refused) {
        if (home != null && home.status() == HouseholdStatus.MERGED) {
            people.forEach(one -> refused.add(new RejectedLine(one.line(), "household-is-merged")));
            return;
        }
        boolean hasHead = home != null && !home.present().isEmpty();
        ListedMember head = hasHead ? null : headOf(people);
        if (!hasHead && head == null) {
            people.forEach(one -> refused.add(new RejectedLine(one.line(), "household-without-head")));
            return;
        }
        List<Household.Present> members = new ArrayList<>();
        for (ListedMember one : people) {
            if (one == head) {
                members.add(new Household.Present(one.person(), HouseholdRole.HEAD, false));
            } else if (one.role() == HouseholdRole.HEAD) {
                refused.add(new RejectedLine(one.line(), "another-is-head"));
            } else {
                HouseholdRole role = one.role() == null ? HouseholdRole.OTHER_RELATIVE : one.role();
                members.add(new Household.Present(one.person(), role, false));
            }
        }
        if (home == null) {
            Household made = new Household(agency, members, today(), clock);
            households.persist(made);
            households.call(made, agency, name);
            journal.record(made.formed(), commands.concerned(made));
        } else if (!members.isEmpty()) {
            journal.record(home.join(members, agency, today(), clock), commands.concerned(home));
        }
    }

    /** The member listed as head; else the first member without a role. */
    private static ListedMember headOf(List<ListedMember> people) {
        return people.stream()
                .filter(one -> one.role() == HouseholdRole.HEAD)
                .findFirst()
                .or(() -> people.stream().filter(one -> one.role() == null).findFirst())
                .orElse(null);
    }

    private LocalDate today() {
        return JordanTime.today(clock);
    }
}
