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

/** Ends referrals that nobody answered. Costs what is due, not what exists: the index holds the waiting ones only. */
@ApplicationScoped
class Expiry {
    private static final Logger LOG = Logger.getLogger(Expiry.class);

    private final Referrals referrals;
    private final Journal journal;
    private final Clock clock;

    @Inject
    Expiry(Referrals referrals, Journal journal, Clock clock) {
        this.referrals = referrals;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "${wasl.referral.expiry-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> referrals.expired(clock.instant()));
        due.forEach(id -> {
            try {
                QuarkusTransaction.requiringNew().run(() -> expire(id));
            } catch (RuntimeException changedMeanwhile) {
                LOG.debugf("Referral %s is left for the next round", id);
            }
        });
    }

    private void expire(UUID id) {
        Actor actor = Actor.system("expiry", null);
        Referral referral = referrals.findById(id);
        Journal.asSystem(actor, () -> journal.record(referral.expire(actor, clock), referral.audience()));
    }
}
