package org.wasl.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;

/**
 * Remembers how many rows of the audit each transaction of this process wrote, until they are sealed. A row that somebody removes before it is sealed leaves no
 * gap in the database; it is missed here. What rolled back is not remembered.
 */
@ApplicationScoped
class WrittenRows {
    private static final Logger LOG = Logger.getLogger(WrittenRows.class);
    /** Where sealing is held off for long, memory is bounded: later transactions are not remembered. */
    private static final int TRANSACTIONS_AT_MOST = 200_000;

    private final TransactionSynchronizationRegistry transactions;
    private final ConcurrentSkipListMap<Long, Integer> committed = new ConcurrentSkipListMap<>();
    private volatile boolean full;

    @Inject
    WrittenRows(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** @param found rows of the transaction that are there now */
    record Missing(long tx, int written, int found) {}

    /** Called within the transaction that writes. */
    void wrote(long tx, int rows) {
        if (transactions.getResource(this) instanceof Counted counted) {
            counted.rows += rows;
        } else {
            Counted counted = new Counted(tx, rows);
            transactions.putResource(this, counted);
            transactions.registerInterposedSynchronization(counted);
        }
    }

    private final class Counted implements Synchronization {
        private final long tx;
        private int rows;

        private Counted(long tx, int rows) {
            this.tx = tx;
            this.rows = rows;
        }

        @Override
        public void beforeCompletion() {
            // Rows are counted as they are written.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                remember(tx, rows);
            }
        }
    }

    private void remember(long tx, int rows) {
        if (committed.size() < TRANSACTIONS_AT_MOST) {
            committed.put(tx, rows);
        } else if (!full) {
            full = true;
            LOG.warn("Sealing waits for so long that not every unsealed row of the audit is remembered");
        }
    }

    /**
     * Rows that are gone. What is sealed and there is forgotten: from then on the chain misses it. What is gone is told once.
     *
     * @param ended transactions before this number have ended
     * @param sealed rows of transactions before this number are sealed
     */
    List<Missing> missing(Connection connection, long ended, long sealed) throws SQLException {
        Map<Long, Integer> written = new HashMap<>(committed.headMap(ended));
        if (written.isEmpty()) {
            return List.of();
        }
        Map<Long, Integer> found = found(connection, written);
        List<Missing> missing = new ArrayList<>();
        written.forEach((tx, rows) -> {
            int there = found.getOrDefault(tx, 0);
            if (there < rows) {
                missing.add(new Missing(tx, rows, there));
                committed.remove(tx);
            }
        });
        SortedMap<Long, Integer> over = committed.headMap(Math.min(ended, sealed));
        over.keySet().removeIf(written::containsKey);
        full &= !committed.isEmpty();
        return missing;
    }

    private static Map<Long, Integer> found(Connection connection, Map<Long, Integer> written) throws SQLException {
        try (PreparedStatement count =
                connection.prepareStatement("select tx, count(*) from audit_entry where tx = any (?) group by tx")) {
            count.setArray(
                    1, connection.createArrayOf("bigint", written.keySet().toArray()));
            Map<Long, Integer> found = new HashMap<>();
            try (ResultSet row = count.executeQuery()) {
                while (row.next()) {
                    found.put(row.getLong(1), row.getInt(2));
                }
            }
            return found;
        }
    }
}
