package org.wasl.platform.problem;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Failures that say nothing about the statement: the database could not be asked. */
public final class DatabaseOutage {
    /** A database that takes no connections, while it is moved or restored. No statement of a service has another prerequisite that could be missing. */
    private static final String TAKES_NONE = "55000";

    private DatabaseOutage() {}

    public static boolean is(SQLException e) {
        String state = e.getSQLState();
        // No state: no connection could be had. 08 connection, 53 resources, 57P shutting down or starting.
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.equals(TAKES_NONE);
    }

    /**
     * What the database, or the way to it, said. It may stand beside the causes: a transaction that could not commit keeps it among the suppressed.
     */
    public static Optional<SQLException> saidIn(Throwable failure) {
        return all(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    /** Each once, the nearest first: a failure may stand among what its own cause has suppressed. */
    private static List<Throwable> all(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> found = new ArrayList<>();
        Deque<Throwable> next = new ArrayDeque<>();
        if (failure != null) {
            next.add(failure);
        }
        while (!next.isEmpty()) {
            Throwable one = next.removeFirst();
            if (seen.add(one)) {
                found.add(one);
                if (one.getCause() != null) {
                    next.addFirst(one.getCause());
                }
                next.addAll(Arrays.asList(one.getSuppressed()));
            }
        }
        return found;
    }
}
