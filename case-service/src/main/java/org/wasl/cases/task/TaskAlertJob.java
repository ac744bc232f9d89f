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
 * Raises the alerts of tasks: a reminder before a task is due, a breach when it is overdue, an escalation to the supervisor when it stays so. It reads due tasks
 * only; of several instances each takes different tasks, because rows are locked and skipped.
 */
@ApplicationScoped
class TaskAlertJob {
    private static final int ROUND = 200;

    private final Tasks tasks;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    @Inject
    TaskAlertJob(Tasks tasks, CaseFiles cases, Journal journal, Clock clock) {
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
        Journal.asSystem(Actor.system("deadlines", null), () -> due.forEach(id -> raise(tasks.findById(id), now)));
        return due.size();
    }

    private void raise(Task task, Instant now) {
        CaseFile file = cases.findById(task.caseId().value());
        for (Task.Alert alert : task.raiseDueAlerts(now)) {
            if (alert == Task.Alert.ESCALATE) {
                tasks.open(file, TaskType.ESCALATION, file.supervisor(), now, task.rawId());
            }
            journal.record(
                    new TaskDue(
                            file.id(), task.rawId(), task.type(), alert.name().toLowerCase(java.util.Locale.ROOT)),
                    file.audience());
        }
    }
}
