package org.wasl.cases.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.AccessStatements;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.sharing.ShareGrants;
import org.wasl.cases.transfer.Transfers;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;

/**
 * Ends what waits for a decision that nobody makes: offers of cases whose time is over, and grants without consent that no second person decided about by the
 * time of the task (ADR 36). What one instance has locked is left to it.
 */
@ApplicationScoped
class UndecidedJob {
    private static final Logger LOG = Logger.getLogger(UndecidedJob.class);
    private static final Actor ACTOR = Actor.system("undecided", null);
    private static final int AT_ONCE = 200;

    private final Transfers transfers;
    private final Approvals approvals;
    private final ShareGrants grants;
    private final CaseFiles cases;
    private final AccessStatements statements;
    private final Journal journal;
    private final Clock clock;

    @Inject
    UndecidedJob(
            Transfers transfers,
            Approvals approvals,
            ShareGrants grants,
            CaseFiles cases,
            AccessStatements statements,
            Journal journal,
            Clock clock) {
        this.transfers = transfers;
        this.approvals = approvals;
        this.grants = grants;
        this.cases = cases;
        this.statements = statements;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "${wasl.tasks.sweep-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        end(QuarkusTransaction.requiringNew().call(() -> transfers.over(clock.instant(), AT_ONCE)), transfers::expire);
        end(
                QuarkusTransaction.requiringNew().call(() -> approvals.undecidedGrants(clock.instant(), AT_ONCE)),
                this::closeGrant);
    }

    private void end(List<UUID> over, Consumer<UUID> end) {
        for (UUID id : over) {
            try {
                QuarkusTransaction.requiringNew().run(() -> Journal.asSystem(ACTOR, () -> end.accept(id)));
            } catch (RuntimeException failed) {
                LOG.warnf(
                        "%s is left for the next round: %s",
                        id, failed.getClass().getSimpleName());
            }
        }
    }

    /** As if it were rejected. */
    private void closeGrant(UUID id) {
        approvals.expire(id).ifPresent(approval -> {
            CaseFile file = cases.findById(approval.caseId().value());
            grants.reject(approval.subjectId());
            journal.record(file.changed("grants", clock), file.audience());
            statements.stateNow(file);
        });
    }
}
