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
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;

/**
 * Makes households from lists of agencies: a new one where the id is unknown, more members where it is known. A list moves nobody out of another household and replaces
 * no head: such lines are reported.
 */
@ApplicationScoped
public class HouseholdAssembler {
    private static final UUID NEW_HOUSEHOLD = new UUID(0, 0);

    private final Households households;
    private final HouseholdCommands commands;
    private final RuleLock locks;
    private final Journal journal;
    private final Clock clock;

    @Inject
    HouseholdAssembler(
            Households households, HouseholdCommands commands, RuleLock locks, Journal journal, Clock clock) {
        this.households = households;
        this.commands = commands;
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
        Set<UUID> people = homes.values().stream()
                .flatMap(List::stream)
                .map(one -> one.person().value())
                .collect(Collectors.toSet());
        locks.takeAll("home", people);
        Map<UUID, UUID> current = new HashMap<>();
        households.knownHomes(people, agency).forEach(home -> home.counted()
                .forEach(one -> current.put(one.person().value(), home.rawId())));
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
