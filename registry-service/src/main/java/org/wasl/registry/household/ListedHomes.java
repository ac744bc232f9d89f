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
 * Homes as lists of agencies name them: formed where nobody knows them yet, joined where somebody does. Nobody is taken out of another home, and no head is put
 * down, on the word of a list: that is told and left to people.
 */
@ApplicationScoped
public class ListedHomes {
    private static final UUID NEW_HOME = new UUID(0, 0);

    private final Households households;
    private final HouseholdWork work;
    private final RuleLock locks;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ListedHomes(Households households, HouseholdWork work, RuleLock locks, Journal journal, Clock clock) {
        this.households = households;
        this.work = work;
        this.locks = locks;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param role null where the list does not say */
    public record Listed(long line, PersonId person, HouseholdRole role) {}

    /** @param code of the list's problem with that line */
    public record Refused(long line, String code) {}

    public List<Refused> settle(AgencyId agency, Map<ExternalId, List<Listed>> homes) {
        List<Refused> refused = new ArrayList<>();
        Map<ExternalId, Household> known = households.calledBy(agency, homes.keySet());
        Set<UUID> people = homes.values().stream()
                .flatMap(List::stream)
                .map(one -> one.person().value())
                .collect(Collectors.toSet());
        locks.takeAll("home", people);
        Map<UUID, UUID> livesIn = new HashMap<>();
        households.knownHomes(people, agency).forEach(home -> home.present()
                .forEach(one -> livesIn.put(one.person().value(), home.rawId())));
        homes.forEach((name, listed) -> {
            Household home = known.get(name);
            Map<PersonId, Listed> free = new LinkedHashMap<>();
            for (Listed one : listed) {
                UUID now = livesIn.get(one.person().value());
                if (now == null) {
                    free.putIfAbsent(one.person(), one);
                } else if (home == null || !now.equals(home.rawId())) {
                    refused.add(new Refused(one.line(), "lives-elsewhere"));
                } else if (one.role() != null && home.roleOf(one.person()) != one.role()) {
                    refused.add(new Refused(one.line(), "role-differs"));
                }
            }
            if (!free.isEmpty()) {
                move(agency, name, home, List.copyOf(free.values()), refused);
            }
            // Listed once more, in another home: she lives here now.
            free.keySet().forEach(person -> livesIn.put(person.value(), NEW_HOME));
        });
        return refused;
    }

    /** @param home null where nobody knows it yet */
    private void move(AgencyId agency, ExternalId name, Household home, List<Listed> people, List<Refused> refused) {
        if (home != null && home.status() == HouseholdStatus.MERGED) {
            people.forEach(one -> refused.add(new Refused(one.line(), "household-is-merged")));
            return;
        }
        boolean hasHead = home != null && !home.present().isEmpty();
        Listed head = hasHead ? null : headOf(people);
        if (!hasHead && head == null) {
            people.forEach(one -> refused.add(new Refused(one.line(), "household-without-head")));
            return;
        }
        List<MemberBody> members = new ArrayList<>();
        for (Listed one : people) {
            if (one == head) {
                members.add(new MemberBody(one.person(), HouseholdRole.HEAD, null));
            } else if (one.role() == HouseholdRole.HEAD) {
                refused.add(new Refused(one.line(), "another-is-head"));
            } else {
                HouseholdRole role = one.role() == null ? HouseholdRole.OTHER_RELATIVE : one.role();
                members.add(new MemberBody(one.person(), role, null));
            }
        }
        if (home == null) {
            Household made = new Household(agency, members, today(), clock);
            households.persist(made);
            households.call(made, agency, name);
            journal.record(made.formed(), work.concerned(made));
        } else if (!members.isEmpty()) {
            journal.record(home.join(members, agency, today(), clock), work.concerned(home));
        }
    }

    /** Who is called so; where nobody is, the first of whom nothing is said. */
    private static Listed headOf(List<Listed> people) {
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
