package org.wasl.cases.task;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.TaskDue;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;

/**
 * Reminds before a task is due, says when it is overdue, and gives it to the supervisor when it stays so. Costs what is due, not what exists; of several
 * instances each task is one's, because the rows are locked and skipped.
 */
@ApplicationScoped
class TaskClock {
    private static final int ROUND = 200;

    private final Tasks tasks;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    @Inject
    TaskClock(Tasks tasks, CaseFiles cases, Journal journal, Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "${wasl.tasks.sweep-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        while (QuarkusTransaction.requiringNew().call(this::round) == ROUND) {
            // more is due
        }
    }

    private int round() {
        Instant now = clock.instant();
        List<UUID> due = tasks.lockDue(now, ROUND);
        Journal.asSystem(Actor.system("deadlines", null), () -> due.forEach(id -> strike(tasks.findById(id), now)));
        return due.size();
    }

    private void strike(Task task, Instant now) {
        CaseFile file = cases.findById(task.caseId().value());
        for (Task.Bell bell : task.strike(now)) {
            if (bell == Task.Bell.ESCALATE) {
                tasks.open(file, TaskType.ESCALATION, file.supervisor(), now, task.rawId());
            }
            journal.record(
                    new TaskDue(
                            file.id(), task.rawId(), task.type(), bell.name().toLowerCase(java.util.Locale.ROOT)),
                    file.audience());
        }
    }
}
