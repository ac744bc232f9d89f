package org.wasl.platform.pruning;

import java.time.Instant;

/** Rows that go after a time: one bean for each kind, beside the room that writes them. */
public interface PrunedRows {
    /** In metrics and in the log. */
    String name();

    /** Of those that are from before this go. */
    Instant limit(PruningConfig keeps, Instant now);

    /**
     * In a transaction of its own.
     *
     * @return how many went
     */
    int prune(Instant before, int atMost);
}
