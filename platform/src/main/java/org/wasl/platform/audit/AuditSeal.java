package org.wasl.platform.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/**
 * The hash chain of the audit. Each sealed row holds a keyed hash over its content and the hash before it, so that whoever can write to the table but does
 * not hold the key can neither change nor remove a row unseen. The head (count and last hash) is kept apart and shows a cut tail.
 */
@ApplicationScoped
public class AuditSeal {
    private static final Logger LOG = Logger.getLogger(AuditSeal.class);
    private static final long LOCK = 0x5345414cL; // "SEAL"
    private static final int BATCH = 2000;
    private static final String COLUMNS = String.join(", ", AuditChain.COLUMNS);

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
     * @param unsealed newer rows that the next round will seal
     * @param firstBroken place in the chain of the first row that does not fit; null when intact
     */
    @Schema(name = "AuditVerification")
    public record Verification(boolean intact, long sealed, long unsealed, Long firstBroken) {}

    @Scheduled(every = "${wasl.audit.seal-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() {
        try {
            boolean more;
            do {
                more = QuarkusTransaction.requiringNew().call(this::sealBatch);
            } while (more);
        } catch (RuntimeException later) {
            LOG.warnf("The audit was not sealed this time: %s", later.getClass().getSimpleName());
        }
    }

    private boolean sealBatch() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!locked(connection)) {
                return false;
            }
            long place;
            byte[] previous;
            try (ResultSet head = connection.createStatement().executeQuery("select sealed, hash from audit_head")) {
                head.next();
                place = head.getLong(1);
                previous = head.getBytes(2);
            }
            int rows = 0;
            try (PreparedStatement unsealed = connection.prepareStatement(
                            "select " + COLUMNS + " from audit_entry where place is null order by seq limit " + BATCH);
                    PreparedStatement seal =
                            connection.prepareStatement("update audit_entry set place = ?, hash = ? where seq = ?");
                    ResultSet row = unsealed.executeQuery()) {
                while (row.next()) {
                    previous = hash(previous, ++place, row);
                    seal.setLong(1, place);
                    seal.setBytes(2, previous);
                    seal.setLong(3, row.getLong("seq"));
                    seal.addBatch();
                    rows++;
                }
                if (rows > 0) {
                    seal.executeBatch();
                }
            }
            if (rows > 0) {
                try (PreparedStatement head =
                        connection.prepareStatement("update audit_head set sealed = ?, hash = ?, mac = ?")) {
                    head.setLong(1, place);
                    head.setBytes(2, previous);
                    head.setBytes(3, chain.head(place, previous));
                    head.executeUpdate();
                }
            }
            return rows == BATCH;
        }
    }

    /** Walks the whole chain. Streams: the cost is time, not memory. */
    Verification verify() {
        return QuarkusTransaction.requiringNew().timeout(3600).call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement rows = connection.prepareStatement("select place, hash, " + COLUMNS
                            + " from audit_entry where place is not null order by place")) {
                // Against one state of the table: rows sealed meanwhile belong to the next verification.
                connection.createStatement().execute("set transaction isolation level repeatable read");
                long sealed;
                byte[] last;
                byte[] mac;
                long unsealed;
                try (ResultSet head = connection
                        .createStatement()
                        .executeQuery("select sealed, hash, mac,"
                                + " (select count(*) from audit_entry where place is null) from audit_head")) {
                    head.next();
                    sealed = head.getLong(1);
                    last = head.getBytes(2);
                    mac = head.getBytes(3);
                    unsealed = head.getLong(4);
                }
                rows.setFetchSize(5000);
                long place = 0;
                byte[] previous = new byte[0];
                try (ResultSet row = rows.executeQuery()) {
                    while (row.next()) {
                        place++;
                        previous = hash(previous, place, row);
                        if (row.getLong("place") != place || !Arrays.equals(previous, row.getBytes("hash"))) {
                            return new Verification(false, sealed, unsealed, place);
                        }
                    }
                }
                boolean headFits = place == sealed
                        && (sealed == 0
                                || (Arrays.equals(previous, last) && Arrays.equals(mac, chain.head(sealed, last))));
                return new Verification(headFits, sealed, unsealed, headFits ? null : place + 1);
            }
        });
    }

    private byte[] hash(byte[] previous, long place, ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>(AuditChain.COLUMNS.size());
        for (String column : AuditChain.COLUMNS) {
            values.add(
                    column.equals("at")
                            ? String.valueOf(row.getTimestamp(column).toInstant())
                            : row.getString(column));
        }
        return chain.next(previous, place, values);
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (ResultSet lock =
                connection.createStatement().executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            lock.next();
            return lock.getBoolean(1);
        }
    }
}
