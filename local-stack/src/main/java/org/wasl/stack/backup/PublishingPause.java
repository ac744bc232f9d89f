package org.wasl.stack.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.wasl.contracts.event.PublicationLock;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/**
 * While it lasts no service writes to Kafka: what Kafka has is what the outboxes no longer have. Requests are served meanwhile; their events wait. Locks of sessions:
 * a transaction that stays open would hold up the sealing of the audit.
 */
public final class PublishingPause {
    /** A round of the relay waits nine seconds at most for a Kafka that does not answer. */
    private static final String PATIENCE = "30s";

    private PublishingPause() {}

    public interface Databases {
        Connection connect(String database) throws SQLException;
    }

    public interface Work<T> {
        T run() throws SQLException, IOException;
    }

    public static <T> T during(List<String> databases, Databases server, Work<T> work)
            throws SQLException, IOException {
        List<Connection> sessions = new ArrayList<>();
        try {
            for (String database : databases) {
                Connection session = server.connect(database);
                sessions.add(session);
                try (Statement statement = session.createStatement()) {
                    statement.execute("set lock_timeout = '" + PATIENCE + "'");
                    for (PublicationLock lock : PublicationLock.values()) {
                        statement.execute("select pg_advisory_lock(" + lock.key() + ")");
                    }
                }
            }
            return work.run();
        } catch (SQLException notGiven) {
            if ("55P03".equals(notGiven.getSQLState())) {
                throw new CliException(Words.of("publishing-does-not-end"));
            }
            throw notGiven;
        } finally {
            for (Connection session : sessions) {
                session.close();
            }
        }
    }
}
