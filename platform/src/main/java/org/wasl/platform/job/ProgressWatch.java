package org.wasl.platform.job;

import java.time.Duration;

/**
 * Measures how long work has stood still: for as long as the oldest item that waits is the same. Work that moves on, however far it is behind, does not
 * stand still. Asked by one thread at a time.
 */
public final class ProgressWatch {
    private Object oldest;
    private long since = System.nanoTime();

    /** @param waiting what tells the oldest item that waits from all others; null where nothing waits */
    public Duration look(Object waiting) {
        long now = System.nanoTime();
        if (waiting == null || !waiting.equals(oldest)) {
            since = now;
        }
        oldest = waiting;
        return Duration.ofNanos(now - since);
    }
}
