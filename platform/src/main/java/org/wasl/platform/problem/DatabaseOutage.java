package org.wasl.platform.problem;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Failures that say nothing about the statement: the database could not be asked. */
public final class DatabaseOutage {
    private DatabaseOutage() {}

    public static boolean is(SQLException e) {
        String state = e.getSQLState();
        // No state: no connection could be had. 08 connection, 53 resources, 57P shutting down or starting.
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    /**
     * What the database, or the way to it, said. It may stand beside the causes: a transaction that could not commit keeps it among the suppressed.
     */
    public static Optional<SQLException> saidIn(Throwable failure) {
        return all(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private static Stream<Throwable> all(Throwable failure) {
        return failure == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(failure),
                        Stream.concat(
                                all(failure.getCause()),
                                Arrays.stream(failure.getSuppressed()).flatMap(DatabaseOutage::all)));
    }
}
