package org.wasl.cases.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.task.Tasks;
import org.wasl.cases.worker.LicenceLost;
import org.wasl.contracts.code.TaskType;

/** Asks the supervisor to reassign the running cases of a worker who lost the licence. */
@ApplicationScoped
class LicenceLossHandler {
    private final CaseFiles cases;
    private final Tasks tasks;
    private final Clock clock;

    @Inject
    LicenceLossHandler(CaseFiles cases, Tasks tasks, Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.clock = clock;
    }

    void on(@Observes LicenceLost lost) {
        cases.runningOf(lost.account())
                .forEach(file -> tasks.open(file, TaskType.REASSIGNMENT, file.supervisor(), null));
    }
}
