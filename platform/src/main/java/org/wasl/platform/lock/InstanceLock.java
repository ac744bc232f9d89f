package org.wasl.platform.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A lock for work that one instance of a service does at a time. The instances that do not get it leave the work to the one that did. */
public final class InstanceLock {
    private InstanceLock() {}

    /** Does not wait. What is taken is held until the transaction of this connection ends. */
    public static boolean take(Connection connection, long lock) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_xact_lock(" + lock + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
