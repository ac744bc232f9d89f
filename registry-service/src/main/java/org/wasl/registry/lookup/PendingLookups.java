package org.wasl.registry.lookup;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** What a request has still to write down of its look-ups when it is over. */
@RequestScoped
class PendingLookups {
    private final List<Runnable> writes = new ArrayList<>();

    void add(Runnable write) {
        writes.add(write);
    }

    void writeDown() {
        if (!writes.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> writes.forEach(Runnable::run));
            writes.clear();
        }
    }
}
