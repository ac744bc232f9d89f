package org.wasl.referral.referral;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.referral.referral.ReferralTransitions.Party;

/**
 * What the platform does when nobody answered: a referral that waits for ever expires, a cancellation that was asked for takes effect. Costs what is due,
 * not what exists: the indexes hold the waiting ones only.
 */
@ApplicationScoped
class Lateness {
    private static final Logger LOG = Logger.getLogger(Lateness.class);

    private final Referrals referrals;
    private final Journal journal;
    private final Clock clock;

    @Inject
    Lateness(Referrals referrals, Journal journal, Clock clock) {
        this.referrals = referrals;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "${wasl.referral.sweep-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        each(due(() -> referrals.expired(clock.instant())), (referral, by) -> referral.expire(by, clock));
        each(
                due(() -> referrals.unansweredCancellations(clock.instant())),
                (referral, by) -> referral.confirmCancel(by, EnumSet.of(Party.SYSTEM), clock));
    }

    private static List<UUID> due(java.util.concurrent.Callable<List<UUID>> query) {
        return QuarkusTransaction.requiringNew().call(query);
    }

    private void each(List<UUID> due, BiFunction<Referral, Actor, ReferralMoved> act) {
        Actor by = Actor.system("lateness", null);
        due.forEach(id -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    Referral referral = referrals.findById(id);
                    Journal.asSystem(by, () -> journal.record(act.apply(referral, by), referral.audience()));
                });
            } catch (RuntimeException changedMeanwhile) {
                LOG.debugf("Referral %s is left for the next round", id);
            }
        });
    }
}
