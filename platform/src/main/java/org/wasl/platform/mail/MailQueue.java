package org.wasl.platform.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.platform.metrics.CommittedCounts;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/**
 * Sends mails that wait as rows, outside of every request. The row is locked while its mail is sent, and what came of it is noted in the same transaction: of two
 * instances one sends. Where that transaction cannot commit, the mail is sent once more.
 */
@Singleton
public class MailQueue {
    private static final Logger LOG = Logger.getLogger(MailQueue.class);

    private final MailConfig config;
    private final CommittedCounts counts;
    private final Counter sent;
    private final Counter failed;

    @Inject
    MailQueue(MailConfig config, CommittedCounts counts, MeterRegistry metrics) {
        this.config = config;
        this.counts = counts;
        this.sent = metrics.counter("wasl.mails", "outcome", "sent");
        this.failed = metrics.counter("wasl.mails", "outcome", "failed");
    }

    /** How the mails of one kind are made of their rows. */
    public interface Delivery<E> {
        /** Empty where nothing is to be sent any more, or not yet. */
        Optional<Uni<Void>> send(E row);

        void sent(E row);

        void notSent(E row);
    }

    /** @param due each on its own: one that fails keeps no other from being sent */
    public <E extends Aggregate> void deliver(List<UUID> due, Aggregates<E> rows, Delivery<E> delivery) {
        for (UUID id : due) {
            try {
                QuarkusTransaction.requiringNew().run(() -> deliver(rows.lockedUnlessTaken(id), delivery));
            } catch (RuntimeException failed) {
                LOG.errorf("The mail of %s was not looked at (%s)", id, reason(failed));
            }
        }
    }

    private <E> void deliver(E row, Delivery<E> delivery) {
        if (row == null) {
            return;
        }
        try {
            Optional<Uni<Void>> sending = delivery.send(row);
            if (sending.isPresent()) {
                sending.get().await().atMost(config.timeout());
                delivery.sent(row);
                counts.add(sent, 1);
            }
        } catch (RuntimeException away) {
            LOG.warnf("A mail could not be sent (%s)", reason(away));
            delivery.notSent(row);
            counts.add(failed, 1);
        }
    }

    /** The kind of the failure; its text might hold an address. */
    private static String reason(RuntimeException failed) {
        return failed instanceof Problem problem
                ? problem.type().code()
                : failed.getClass().getSimpleName();
    }
}
