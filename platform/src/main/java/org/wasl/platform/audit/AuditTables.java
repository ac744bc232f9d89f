package org.wasl.platform.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** What is asked of the tables of the audit beside the writing of its rows. */
@ApplicationScoped
class AuditTables {
    /** Before the number of every transaction; written as a number of 64 bits, which the least one cannot be. */
    static final long BEFORE_ALL = Long.MIN_VALUE + 1;

    private static final int SEALS_AT_ONCE = 10_000;
    /** All transactions before this one have ended: their rows are all there. */
    private static final String ENDED = "cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)";

    private final DataSource database;

    @Inject
    AuditTables(DataSource database) {
        this.database = database;
    }

    /** @param ended all transactions before this number have ended */
    record Head(long number, long untilTx, byte[] hash, long ended) {}

    record Sealed(long number, long untilTx, byte[] hash, long entries, String keyId) {}

    interface Work<T> {
        T with(Connection connection) throws Exception;
    }

    <T> T inTransaction(int seconds, Work<T> work) {
        return QuarkusTransaction.requiringNew().timeout(seconds).call(() -> {
            try (Connection connection = database.getConnection()) {
                return work.with(connection);
            }
        });
    }

    /** A restored database may count its transactions from the beginning: ours go on from where they were. By how much, the database says. */
    void continueNumbers() {
        inTransaction(60, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate("insert into audit_offset (tx_offset) values (0)");
            }
        });
    }

    /** The last one. */
    static Optional<Checkpoint.Restored> restored(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select epoch, point, kept_seal from restoration order by epoch desc limit 1")) {
            return row.next()
                    ? Optional.of(new Checkpoint.Restored(
                            row.getLong(1),
                            row.getObject(2, java.time.OffsetDateTime.class).toInstant(),
                            row.getLong(3)))
                    : Optional.empty();
        }
    }

    /** The last seal; number 0 where there is none. */
    static Head head(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select s.number, s.until_tx, s.hash, o.tx_offset + " + ENDED
                        + " from (select max(tx_offset) as tx_offset from audit_offset) o left join"
                        + " (select number, until_tx, hash from audit_seal order by number desc limit 1) s on true")) {
            row.next();
            byte[] hash = row.getBytes(3);
            return hash == null
                    ? new Head(0, BEFORE_ALL, new byte[0], row.getLong(4))
                    : new Head(row.getLong(1), row.getLong(2), hash, row.getLong(4));
        }
    }

    static void keep(Connection connection, Sealed seal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_seal (number, until_tx, entries, hash, key_id) values (?, ?, ?, ?, ?)")) {
            insert.setLong(1, seal.number);
            insert.setLong(2, seal.untilTx);
            insert.setLong(3, seal.entries);
            insert.setBytes(4, seal.hash);
            insert.setString(5, seal.keyId);
            insert.executeUpdate();
        }
    }

    static List<Sealed> seals(Connection connection, long after, long to) throws SQLException {
        try (PreparedStatement some =
                connection.prepareStatement("select number, until_tx, hash, entries, key_id from audit_seal"
                        + " where number > ? and number <= ? order by number limit " + SEALS_AT_ONCE)) {
            some.setLong(1, after);
            some.setLong(2, to);
            List<Sealed> seals = new ArrayList<>();
            try (ResultSet row = some.executeQuery()) {
                while (row.next()) {
                    seals.add(new Sealed(
                            row.getLong(1), row.getLong(2), row.getBytes(3), row.getLong(4), row.getString(5)));
                }
            }
            return seals;
        }
    }

    /** Those of them that exist. */
    static Map<Long, byte[]> hashes(Connection connection, Collection<Long> numbers) throws SQLException {
        try (PreparedStatement some =
                connection.prepareStatement("select number, hash from audit_seal where number = any (?)")) {
            some.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            Map<Long, byte[]> hashes = new HashMap<>();
            try (ResultSet row = some.executeQuery()) {
                while (row.next()) {
                    hashes.put(row.getLong(1), row.getBytes(2));
                }
            }
            return hashes;
        }
    }

    /** Rows in the seals after this one. */
    static long entriesAfter(Connection connection, long seal) throws SQLException {
        return number(connection, "select coalesce(sum(entries), 0) from audit_seal where number > ?", seal);
    }

    /** Rows in the seals up to this one. */
    static long entriesUpTo(Connection connection, long seal) throws SQLException {
        return number(connection, "select coalesce(sum(entries), 0) from audit_seal where number <= ?", seal);
    }

    static long unsealed(Connection connection, long untilTx) throws SQLException {
        return number(connection, "select count(*) from audit_entry where tx >= ?", untilTx);
    }

    static boolean hasUnsealed(Connection connection, long untilTx) throws SQLException {
        return number(connection, "select count(*) from (select from audit_entry where tx >= ? limit 1) one", untilTx)
                > 0;
    }

    private static long number(Connection connection, String query, long parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static CopyOut rows(Connection connection, long from, long before) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + AuditChain.LINE + " from audit_entry where tx >= " + from + " and tx < "
                        + before + " order by tx, seq) to stdout");
    }
}
