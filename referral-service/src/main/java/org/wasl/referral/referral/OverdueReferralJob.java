package org.wasl.referral.referral;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.ReferralDeadline;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.event.ReferralEscalated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;

/**
 * Escalates referrals whose deadline passed or that nobody of the recipient can read, ends those whose wait is over, and deletes drafts that were not sent in time. Reads only what is due. Instances
 * share the work: a row that one has locked is skipped by the others.
 */
@ApplicationScoped
class OverdueReferralJob {
    private static final Logger LOG = Logger.getLogger(OverdueReferralJob.class);
    private static final Actor ACTOR = Actor.system("lateness", null);
    private static final int AT_ONCE = 200;

    private final Referrals referrals;
    private final ReferralSteps steps;
    private final Targets targets;
    private final Journal journal;
    private final Clock clock;

    @Inject
    OverdueReferralJob(Referrals referrals, ReferralSteps steps, Targets targets, Journal journal, Clock clock) {
        this.referrals = referrals;
        this.steps = steps;
        this.targets = targets;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "${wasl.referral.sweep-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        List<UUID> due;
        long moved;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> referrals.due(clock.instant(), AT_ONCE));
            moved = due.stream().filter(this::process).count();
        } while (due.size() == AT_ONCE && moved > 0);
    }

    private boolean process(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Referral referral = referrals.lockedUnlessTaken(id);
                boolean due = referral != null && referral.deadlines().isDue(clock.instant());
                if (due) {
                    Journal.asSystem(ACTOR, () -> process(referral, clock.instant()));
                }
                return due;
            });
        } catch (RuntimeException failed) {
            LOG.warnf(
                    "Referral %s is left for the next round: %s",
                    id, failed.getClass().getSimpleName());
            return false;
        }
    }

    private void process(Referral referral, Instant now) {
        StepContext context = StepContext.ofSystem("lateness", null, clock);
        if (!referral.clock().hasEnded(now)) {
            referral.escalate(targets.hasNoReader(referral), clock)
                    .forEach(raised -> journal.record(raised, audience(raised, referral)));
        } else if (referral.status() == ReferralStatus.DRAFT) {
            journal.record(referral.purged(), referral.audience());
            referrals.delete(referral);
        } else {
            boolean accepted = ReferralTransitions.UNDER_WAY.contains(referral.status());
            steps.record(referral, accepted ? referral.request().confirmCancel(context) : referral.expire(context));
        }
    }

    /** First a word to the side that must move; then to both. */
    private static Audience audience(ReferralEscalated raised, Referral referral) {
        Audience both = referral.audience();
        AgencyId moves = raised.deadline() == ReferralDeadline.INFORMATION
                ? referral.sharing().responsible()
                : raised.recipientId();
        return raised.level() > 1 || both.restricted() ? both : both.only(moves);
    }
}
