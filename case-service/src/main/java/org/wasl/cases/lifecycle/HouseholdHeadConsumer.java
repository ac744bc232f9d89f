package org.wasl.cases.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.PlatformCases;
import org.wasl.cases.registry.HouseholdsWithoutHead;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.HouseholdHeadStated;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.journal.Journal;

/**
 * Tells the owner of each running case of somebody who lives in a household that its head died or went away: who decides for a child, who takes the payment, may
 * have to be settled anew. The task ends when the household has a head again. See ADR 53.
 */
@ApplicationScoped
class HouseholdHeadConsumer {
    private final PlatformCases cases;
    private final HouseholdsWithoutHead households;
    private final Tasks tasks;
    private final Journal journal;
    private final Clock clock;

    @Inject
    HouseholdHeadConsumer(
            PlatformCases cases, HouseholdsWithoutHead households, Tasks tasks, Journal journal, Clock clock) {
        this.cases = cases;
        this.households = households;
        this.tasks = tasks;
        this.journal = journal;
        this.clock = clock;
    }

    /** What one agency's records say of the head is no task of another. */
    void on(HouseholdHeadStated stated) {
        households.follow(stated);
        UUID household = stated.householdId().value();
        Set<UUID> members = stated.members().stream().map(PersonId::value).collect(Collectors.toSet());
        List<CaseFile> concerned = cases.ofSubjects(members).stream()
                .filter(file -> file.running() && stated.neededBy().contains(file.agency()))
                .toList();
        Set<UUID> over = new HashSet<>(tasks.casesWaitingFor(TaskType.HOUSEHOLD_HEAD, household));
        for (CaseFile file : concerned) {
            if (!over.remove(file.rawId())) {
                open(file, household);
                changed(file);
            }
        }
        cases.ofIds(over).forEach(file -> {
            tasks.complete(file, TaskType.HOUSEHOLD_HEAD, household);
            changed(file);
        });
    }

    /** For a case that runs from now on: what was stated before has no task in it. */
    void begins(CaseFile file) {
        households.of(file.subject(), file.agency()).forEach(household -> open(file, household));
    }

    private void open(CaseFile file, UUID household) {
        tasks.open(file, TaskType.HOUSEHOLD_HEAD, file.owner(), household);
    }

    private void changed(CaseFile file) {
        journal.record(file.changed("tasks", clock), file.audience());
    }
}
