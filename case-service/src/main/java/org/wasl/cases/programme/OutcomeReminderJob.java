package org.wasl.cases.programme;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;

/**
 * Reminds agencies of what is to be asked of those who completed their programmes: when its day has come, and when it is overdue. Where it is a task of a running
 * case, the task does so.
 */
@ApplicationScoped
class OutcomeReminderJob {
    private static final int ROUND = 200;

    private final EnrolmentOutcomes outcomes;
    private final Enrolments enrolments;
    private final CentreProgrammes programmes;
    private final Tasks tasks;
    private final Journal journal;
    private final Clock clock;

    @Inject
    OutcomeReminderJob(
            EnrolmentOutcomes outcomes,
            Enrolments enrolments,
            CentreProgrammes programmes,
            Tasks tasks,
            Journal journal,
            Clock clock) {
        this.outcomes = outcomes;
        this.enrolments = enrolments;
        this.programmes = programmes;
        this.tasks = tasks;
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
        List<EnrolmentOutcome> due = outcomes.lockToRemind(now, ROUND);
        Journal.asSystem(Actor.system("deadlines", null), () -> due.forEach(outcome -> remind(outcome, now)));
        return due.size();
    }

    private void remind(EnrolmentOutcome outcome, Instant now) {
        boolean overdue = outcome.remind(now);
        if (tasks.casesWaitingFor(TaskType.PROGRAMME_OUTCOME, outcome.rawId()).isEmpty()) {
            Enrolment enrolment = enrolments.findById(outcome.enrolmentId());
            CentreProgramme programme = programmes.findById(outcome.programmeId());
            journal.record(enrolment.outcomeAwaited(overdue, programme.place()), Set.of(outcome.agency()));
        }
    }
}
