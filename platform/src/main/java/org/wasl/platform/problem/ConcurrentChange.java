package org.wasl.platform.problem;

import jakarta.persistence.OptimisticLockException;
import org.hibernate.StaleStateException;

/** Somebody else changed the record between reading it and writing it. */
public final class ConcurrentChange {
    private ConcurrentChange() {}

    public static boolean isIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return true;
            }
        }
        return false;
    }
}
