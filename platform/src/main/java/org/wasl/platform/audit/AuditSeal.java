package org.wasl.platform.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The hash chain of the audit. Whoever can write to its tables but does not hold the key can neither change nor add nor remove a sealed row unseen. Rows
 * are never written again: a seal holds all those of a stretch of transactions that have ended. The head is kept apart and shows a cut tail.
 */
@ApplicationScoped
public class AuditSeal {
    private static final Logger LOG = Logger.getLogger(AuditSeal.class);
    /** Advisory lock of whoever seals. */
    public static final long LOCK = 0x5345414cL; // "SEAL"

    private static final int SEALS_AT_ONCE = 10_000;
    /** All transactions before this one have ended: their rows are all there. */
    private static final String ENDED = "cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)";

    private final DataSource database;
    private final AuditChain chain;

    @Inject
    AuditSeal(DataSource database, AuditChain chain) {
        this.database = database;
        this.chain = chain;
    }

    /**
     * @param intact whether every sealed row is as it was sealed
     * @param sealed rows in the chain
     * @param unsealed newer rows that a next round will seal
     * @param firstBroken number of the first seal that does not fit its rows; null when intact
     */
    @Schema(name = "AuditVerification")
    public record Verification(boolean intact, long sealed, long unsealed, Long firstBroken) {}

    private record Head(long number, long entries, long untilTx, byte[] hash, byte[] mac, long ended) {}

    private record Sealed(long number, long untilTx, byte[] hash) {}

    /** A restored database may count its transactions from the beginning: ours go on from where they were. */
    void goOn(@Observes StartupEvent started) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update audit_head set tx_offset = greatest(until_tx,"
                    + " (select coalesce(max(tx), 0) + 1 from audit_entry)) - " + ENDED + " where tx_offset + " + ENDED
                    + " < until_tx");
        }
    }

    @Scheduled(every = "${wasl.audit.seal-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() {
        try {
            QuarkusTransaction.requiringNew().run(this::sealWhatHasEnded);
        } catch (RuntimeException later) {
            LOG.warnf("The audit was not sealed this time: %s", later.getClass().getSimpleName());
        }
    }

    private void sealWhatHasEnded() {
        try (Connection connection = database.getConnection()) {
            if (!locked(connection)) {
                return;
            }
            Head head = head(connection);
            AuditChain.Seal seal = chain.begin(head.hash, head.number + 1, head.ended);
            CopyOut rows = rows(connection, head.untilTx, head.ended);
            for (byte[] line = rows.readFromCopy(); line != null; line = rows.readFromCopy()) {
                seal.add(line);
            }
            if (seal.entries() > 0) {
                keep(connection, head, seal.entries(), seal.hash());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(Connection connection, Head head, long entries, byte[] hash) throws SQLException {
        try (PreparedStatement seal = connection.prepareStatement(
                        "insert into audit_seal (number, until_tx, entries, hash) values (?, ?, ?, ?)");
                PreparedStatement newHead = connection.prepareStatement(
                        "update audit_head set number = ?, until_tx = ?, entries = ?, hash = ?, mac = ?")) {
            for (PreparedStatement each : List.of(seal, newHead)) {
                each.setLong(1, head.number + 1);
                each.setLong(2, head.ended);
                each.setBytes(4, hash);
            }
            seal.setLong(3, entries);
            newHead.setLong(3, head.entries + entries);
            newHead.setBytes(5, chain.head(head.number + 1, head.entries + entries, head.ended, hash));
            seal.executeUpdate();
            newHead.executeUpdate();
        }
    }

    /** Walks the whole chain. Streams: the cost is time, not memory. */
    Verification verify() {
        Head head = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return head(connection);
            }
        });
        long unsealed = QuarkusTransaction.requiringNew().call(() -> unsealed(head));
        Sealed last = new Sealed(0, Long.MIN_VALUE, new byte[0]);
        while (last.number < head.number) {
            Walk walk = new Walk(last);
            if (!QuarkusTransaction.requiringNew().timeout(3600).call(() -> walk.on(head.number))) {
                return new Verification(false, head.entries, unsealed, walk.last.number + 1);
            }
            last = walk.last;
        }
        boolean fits = head.number == 0
                || (Arrays.equals(last.hash, head.hash)
                        && Arrays.equals(head.mac, chain.head(head.number, head.entries, head.untilTx, head.hash)));
        return new Verification(fits, head.entries, unsealed, fits ? null : head.number + 1);
    }

    /** Some thousand seals and their rows, both in their order. */
    private final class Walk {
        private Sealed last;

        private Walk(Sealed last) {
            this.last = last;
        }

        /** @return whether all fitted; {@link #last} is the last that did */
        private boolean on(long to) throws SQLException, IOException {
            try (Connection connection = database.getConnection()) {
                List<Sealed> seals = seals(connection, last.number, to);
                if (seals.isEmpty()) {
                    return false;
                }
                CopyOut rows = rows(connection, last.untilTx, seals.get(seals.size() - 1).untilTx);
                try {
                    byte[] line = rows.readFromCopy();
                    for (Sealed sealed : seals) {
                        AuditChain.Seal seal = chain.begin(last.hash, last.number + 1, sealed.untilTx);
                        for (; line != null && txOf(line) < sealed.untilTx; line = rows.readFromCopy()) {
                            seal.add(line);
                        }
                        if (sealed.number != last.number + 1 || !Arrays.equals(seal.hash(), sealed.hash)) {
                            return false;
                        }
                        last = sealed;
                    }
                    return true;
                } finally {
                    if (rows.isActive()) {
                        rows.cancelCopy();
                    }
                }
            }
        }
    }

    private static long txOf(byte[] line) {
        long tx = 0;
        for (int i = 0; line[i] != '\t'; i++) {
            tx = tx * 10 + line[i] - '0';
        }
        return tx;
    }

    private static Head head(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet head = statement.executeQuery(
                        "select number, entries, until_tx, hash, mac, tx_offset + " + ENDED + " from audit_head")) {
            head.next();
            return new Head(
                    head.getLong(1),
                    head.getLong(2),
                    head.getLong(3),
                    head.getBytes(4),
                    head.getBytes(5),
                    head.getLong(6));
        }
    }

    private long unsealed(Head head) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement newer =
                        connection.prepareStatement("select count(*) from audit_entry where tx >= ?")) {
            newer.setLong(1, head.untilTx);
            try (ResultSet count = newer.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private static List<Sealed> seals(Connection connection, long after, long to) throws SQLException {
        try (PreparedStatement some = connection.prepareStatement("select number, until_tx, hash from audit_seal"
                + " where number > ? and number <= ? order by number limit " + SEALS_AT_ONCE)) {
            some.setLong(1, after);
            some.setLong(2, to);
            List<Sealed> seals = new ArrayList<>();
            try (ResultSet row = some.executeQuery()) {
                while (row.next()) {
                    seals.add(new Sealed(row.getLong(1), row.getLong(2), row.getBytes(3)));
                }
            }
            return seals;
        }
    }

    private static CopyOut rows(Connection connection, long from, long before) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + AuditChain.LINE + " from audit_entry where tx >= " + from + " and tx < "
                        + before + " order by tx, seq) to stdout");
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (ResultSet lock =
                connection.createStatement().executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            lock.next();
            return lock.getBoolean(1);
        }
    }
}
