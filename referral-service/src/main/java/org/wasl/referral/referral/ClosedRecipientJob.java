package org.wasl.referral.referral;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.referral.directory.Organizations;

/**
 * Gives back the open referrals of recipients that have closed, with services that could help instead. Looks at the directory as it is, so that it does not
 * matter by which way an entry was closed. Instances share the work: a row that one has locked is skipped by the others.
 */
@ApplicationScoped
class ClosedRecipientJob {
    private static final Logger LOG = Logger.getLogger(ClosedRecipientJob.class);
    private static final Actor ACTOR = Actor.system("closed-recipient", null);
    private static final int AT_ONCE = 200;

    private final Organizations organizations;
    private final Referrals referrals;
    private final ReferralSteps steps;
    private final Targets targets;
    private final Clock clock;

    @Inject
    ClosedRecipientJob(
            Organizations organizations, Referrals referrals, ReferralSteps steps, Targets targets, Clock clock) {
        this.organizations = organizations;
        this.referrals = referrals;
        this.steps = steps;
        this.targets = targets;
        this.clock = clock;
    }

    @Scheduled(every = "${wasl.referral.sweep-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        List<UUID> closed = QuarkusTransaction.requiringNew().call(organizations::closed);
        List<UUID> open = List.of();
        long returned = 0;
        do {
            open = closed.isEmpty()
                    ? List.of()
                    : QuarkusTransaction.requiringNew().call(() -> referrals.openAt(closed, AT_ONCE));
            returned = open.stream().filter(this::giveBack).count();
        } while (open.size() == AT_ONCE && returned > 0);
    }

    private boolean giveBack(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Referral referral = referrals.lockedUnlessTaken(id);
                boolean open = referral != null && ReferralTransitions.OPEN.contains(referral.status());
                if (open) {
                    StepContext context = StepContext.ofSystem("closed-recipient", null, clock);
                    Journal.asSystem(
                            ACTOR,
                            () -> steps.record(
                                    referral,
                                    referral.decision()
                                            .recipientClosed(
                                                    targets.insteadOf(referral.serviceAtLocation()), context)));
                }
                return open;
            });
        } catch (RuntimeException failed) {
            LOG.warnf(
                    "Referral %s is left for the next round: %s",
                    id, failed.getClass().getSimpleName());
            return false;
        }
    }
}
