package org.wasl.registry.retention;

import java.time.Instant;
import java.util.Set;
import org.wasl.contracts.code.RetentionSubject;

/** A package that keeps something for a time that a rule sets. */
public interface Retained {
    /** Most that is removed in one go: a run is long, a transaction is not. */
    int AT_ONCE = 500;

    Set<RetentionSubject> subjects();

    /** How many are older and would be removed. */
    long olderThan(RetentionSubject subject, Instant limit);

    /**
     * Removes up to {@link #AT_ONCE} that are older, in transactions of its own.
     *
     * @param passed how many were held back already in this run, and are to be passed over
     */
    Removal remove(RetentionSubject subject, Instant limit, int passed);

    /**
     * @param removed how many are gone
     * @param held how many are older too and may not go, for a reason of their own
     */
    record Removal(long removed, long held) {
        static final Removal NONE = new Removal(0, 0);

        Removal plus(Removal other) {
            return new Removal(removed + other.removed, held + other.held);
        }

        boolean isNone() {
            return removed + held == 0;
        }
    }
}
