package org.wasl.platform.problem;

import java.sql.SQLException;

/** Failures that say nothing about the statement: the database could not be asked. */
public final class DatabaseOutage {
    private DatabaseOutage() {}

    public static boolean is(SQLException e) {
        String state = e.getSQLState();
        // No state: no connection could be had. 08 connection, 53 resources, 57P shutting down or starting.
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
