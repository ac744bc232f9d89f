package org.wasl.cases.worker;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.value.JordanTime;

/** Says in good time that a licence ends: by an event, once for each of the configured numbers of days. */
@ApplicationScoped
class LicenceWarnings {
    private static final Logger LOG = Logger.getLogger(LicenceWarnings.class);

    private final Workers workers;
    private final WorkforceRules rules;
    private final Journal journal;
    private final Clock clock;

    @Inject
    LicenceWarnings(Workers workers, WorkforceRules rules, Journal journal, Clock clock) {
        this.workers = workers;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "${wasl.workforce.sweep-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        LocalDate today = JordanTime.today(clock);
        List<Integer> days = QuarkusTransaction.requiringNew().call(rules::licenceWarningDays);
        int first = days.stream().max(Integer::compare).orElseThrow();
        int last = days.stream().min(Integer::compare).orElseThrow();
        List<UUID> due = QuarkusTransaction.requiringNew()
                .call(() -> workers.withLicenceEnding(today, today.plusDays(first), last));
        due.forEach(id -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> warn(id, days));
            } catch (RuntimeException changedMeanwhile) {
                LOG.debugf("Worker %s is left for the next round", id);
            }
        });
    }

    private void warn(UUID id, List<Integer> days) {
        Worker worker = workers.findById(id);
        worker.warn(days, clock)
                .ifPresent(warning -> Journal.asSystem(
                        Actor.system("licences", null), () -> journal.record(warning, Set.of(worker.agency()))));
    }
}
