package org.wasl.platform.body;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the memory of all bodies that are being received: the bytes that are there, not those that were announced. */
public final class BodyMemory {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** @param most bytes */
    public BodyMemory(long most) {
        this.most = most;
    }

    public boolean take(int bytes) {
        return taken.addAndGet(bytes) <= most;
    }

    public void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    public long taken() {
        return taken.get();
    }
}
