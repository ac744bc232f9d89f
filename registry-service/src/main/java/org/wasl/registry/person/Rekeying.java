package org.wasl.registry.person;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.wasl.matching.block.Keys;

/** After an upgrade that finds people by other keys, the stored ones are made anew, some at a time. */
@ApplicationScoped
class Rekeying {
    private static final int AT_ONCE = 500;

    private final Persons persons;

    @Inject
    Rekeying(Persons persons) {
        this.persons = persons;
    }

    @Scheduled(every = "${wasl.matching.rekey-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rekey() {
        int done;
        do {
            done = QuarkusTransaction.requiringNew().call(() -> {
                List<Person> some = persons.withKeysOtherThan(Keys.VERSION, AT_ONCE);
                some.forEach(Person::rekey);
                return some.size();
            });
        } while (done == AT_ONCE);
    }
}
