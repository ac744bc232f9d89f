package org.wasl.registry.person;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.wasl.matching.block.BlockingKeys;

/** Computes stored blocking keys anew after an upgrade that changed their rules, some records at a time. */
@ApplicationScoped
class BlockingKeyMigration {
    private static final int AT_ONCE = 500;

    private final Persons persons;

    @Inject
    BlockingKeyMigration(Persons persons) {
        this.persons = persons;
    }

    @Scheduled(every = "${wasl.matching.rekey-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void updateBlockingKeys() {
        int done;
        do {
            done = QuarkusTransaction.requiringNew().call(() -> {
                List<Person> some = persons.withKeysOtherThan(BlockingKeys.VERSION, AT_ONCE);
                some.forEach(Person::updateBlockingKeys);
                return some.size();
            });
        } while (done == AT_ONCE);
    }
}
