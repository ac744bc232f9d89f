package org.wasl.gateway.routing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** What the bodies that are being received take in memory, all together: the bytes that are there, not those that were announced. */
@Singleton
class BodyMemory {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    @Inject
    BodyMemory(GatewayConfig config) {
        this.most = config.bodies().bufferedInAll().asLongValue();
    }

    boolean take(int bytes) {
        return taken.addAndGet(bytes) <= most;
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
