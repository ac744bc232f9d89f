package org.wasl.cases.lifecycle;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.cases.casefile.PlatformCases;
import org.wasl.cases.programme.Enrolments;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.journal.Journal;

/** Follows the status of persons: what becomes of cases when the registry says that a person died, or that a record was erased. */
@ApplicationScoped
class PersonStatusConsumer {
    private final PlatformCases cases;
    private final List<CaseParts<?>> parts;
    private final Enrolments enrolments;
    private final Tasks tasks;
    private final Journal journal;
    private final Clock clock;

    @Inject
    PersonStatusConsumer(
            PlatformCases cases,
            @All List<CaseParts<?>> parts,
            Enrolments enrolments,
            Tasks tasks,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.parts = parts;
        this.enrolments = enrolments;
        this.tasks = tasks;
        this.journal = journal;
        this.clock = clock;
    }

    void on(PersonStatusChanged changed) {
        if (changed.status() == PersonStatus.DECEASED) {
            died(changed);
        } else if (changed.status() == PersonStatus.ERASED) {
            erased(changed.personId());
        }
    }

    /**
     * Nobody who does not know should ring the family: the worker learns of it now. The word of one agency is not the other's: its work goes on until it has
     * confirmed.
     */
    private void died(PersonStatusChanged changed) {
        List<CaseFile> theirs = cases.ofSubject(changed.personId()).stream()
                .filter(file -> file.running() && changed.holdsFor(file.agency()))
                .toList();
        theirs.forEach(file -> {
            tasks.openOnce(file, TaskType.SUBJECT_DECEASED, file.owner(), clock.instant(), file.rawId());
            journal.record(file.changed("tasks", clock), file.audience());
        });
    }

    /** The registry erases nobody with a running case, nor before a closed one has been kept as long as it must be. */
    private void erased(PersonId person) {
        enrolments.erased(person);
        cases.ofSubject(person).stream().filter(file -> !file.running()).forEach(file -> {
            parts.forEach(part -> part.erase(file));
            journal.record(file.erase(clock), file.audience());
        });
    }
}
