package org.wasl.platform.metrics;

import io.micrometer.core.instrument.Counter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Counts what a transaction does when it has committed: what is rolled back was not done. */
@ApplicationScoped
public class CommittedCounts {
    private final TransactionSynchronizationRegistry transactions;

    @Inject
    CommittedCounts(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** Within the transaction. */
    public void add(Counter counter, int times) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // It is counted when it is true.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    counter.increment(times);
                }
            }
        });
    }
}
