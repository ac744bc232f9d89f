package org.wasl.platform.rotation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.KeyRotationStatus;
import org.wasl.platform.crypto.Keys;
import org.wasl.platform.crypto.Resealer;
import org.wasl.platform.crypto.Resealer.Batch;
import org.wasl.platform.crypto.SealedColumn;
import org.wasl.platform.lock.InstanceLock;
import org.wasl.platform.rotation.KeyRotations.Rotation;

/**
 * Seals everything with the keys in use, some hundred rows a transaction, which also notes how far it came: after a crash or a pause it goes on behind the
 * last row. Of several instances one works.
 */
@ApplicationScoped
class RotationRunner {
    private static final Logger LOG = Logger.getLogger(RotationRunner.class);
    private static final long LOCK = 0x524f5441L; // "ROTA"
    private static final int ROWS = 500;

    private final KeyRotations rotations;
    private final Resealer resealer;
    private final KeysInUse keysInUse;
    private final Keys keys;
    private final DataSource database;
    private final Clock clock;
    private volatile boolean stopping;

    @Inject
    RotationRunner(
            KeyRotations rotations,
            Resealer resealer,
            KeysInUse keysInUse,
            Keys keys,
            DataSource database,
            Clock clock) {
        this.rotations = rotations;
        this.resealer = resealer;
        this.keysInUse = keysInUse;
        this.keys = keys;
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        rotations.startForNew(
                resealer.columns().stream().map(SealedColumn::rotated).collect(Collectors.toSet()));
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
    }

    @Scheduled(every = "${wasl.rotation.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            rotations.open().filter(this::isOurs).ifPresent(this::goOn);
        } catch (RuntimeException later) {
            LOG.warnf("The rotation of keys waits: %s", later.getMessage());
        }
    }

    /** An instance that was not started with the new keys leaves it to one that was. */
    private boolean isOurs(Rotation rotation) {
        return rotation.status() == KeyRotationStatus.RUNNING
                && rotation.encryptionKey().equals(keys.activeEncryptionKey())
                && rotation.indexKey().equals(keys.activeIndexKey());
    }

    private void goOn(Rotation rotation) {
        for (SealedColumn column : resealer.columns()) {
            boolean more = true;
            while (more) {
                if (stopping) {
                    return;
                }
                Step step = QuarkusTransaction.requiringNew().timeout(300).call(() -> step(rotation.id(), column));
                if (step == Step.HELD) {
                    return;
                }
                more = step == Step.MORE;
            }
        }
        QuarkusTransaction.requiringNew().timeout(3600).run(() -> complete(rotation));
    }

    private enum Step {
        MORE,
        DONE,
        /** Paused, or another instance works. */
        HELD
    }

    private Step step(UUID rotation, SealedColumn column) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!isHeldByUs(connection, rotation)) {
                return Step.HELD;
            }
            Position position = position(connection, rotation, column);
            if (position.done) {
                return Step.DONE;
            }
            Batch batch = resealer.reseal(connection, column, position.last, ROWS);
            try (PreparedStatement update = connection.prepareStatement(
                    "update key_rotation_part set last_key = coalesce(?, last_key), resealed = resealed + ?, done = ?"
                            + " where rotation_id = ? and part = ?")) {
                update.setArray(
                        1,
                        batch.last() == null
                                ? null
                                : connection.createArrayOf("text", batch.last().toArray()));
                update.setInt(2, batch.resealed());
                update.setBoolean(3, batch.last() == null);
                update.setObject(4, rotation);
                update.setString(5, column.rotated());
                update.executeUpdate();
            }
            return batch.last() == null ? Step.DONE : Step.MORE;
        }
    }

    private record Position(List<String> last, boolean done) {}

    private Position position(Connection connection, UUID rotation, SealedColumn column) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement(
                "select last_key, done from key_rotation_part where rotation_id = ? and part = ?")) {
            known.setObject(1, rotation);
            known.setString(2, column.rotated());
            try (ResultSet row = known.executeQuery()) {
                if (row.next()) {
                    var last = row.getArray(1);
                    return new Position(
                            last == null ? null : Arrays.asList((String[]) last.getArray()), row.getBoolean(2));
                }
            }
        }
        try (PreparedStatement begin = connection.prepareStatement(
                "insert into key_rotation_part (rotation_id, part, expected, resealed, done) values (?, ?, ?, 0, false)")) {
            begin.setObject(1, rotation);
            begin.setString(2, column.rotated());
            begin.setLong(3, resealer.count(connection, column));
            begin.executeUpdate();
        }
        return new Position(null, false);
    }

    /** What an instance with the old keys has written meanwhile is looked for once more, from the beginning of its column. */
    private void complete(Rotation rotation) {
        try (Connection connection = database.getConnection()) {
            if (!isHeldByUs(connection, rotation.id())) {
                return;
            }
            boolean whole = true;
            for (SealedColumn column : resealer.columns()) {
                if (resealer.hasUnderOtherKeys(connection, column)) {
                    whole = false;
                    execute(
                            connection,
                            "update key_rotation_part set last_key = null, done = false where rotation_id = ? and part = '"
                                    + column.rotated() + "'",
                            rotation.id());
                }
            }
            if (whole) {
                execute(
                        connection,
                        "update key_rotation set status = 'COMPLETED', completed_at = ? where id = ?",
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        rotation.id());
                keysInUse.onlyTheNewest(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    private static boolean isHeldByUs(Connection connection, UUID rotation) throws SQLException {
        return InstanceLock.take(connection, LOCK) && isRunning(connection, rotation);
    }

    private static boolean isRunning(Connection connection, UUID rotation) throws SQLException {
        try (PreparedStatement running =
                connection.prepareStatement("select from key_rotation where id = ? and status = 'RUNNING'")) {
            running.setObject(1, rotation);
            try (ResultSet row = running.executeQuery()) {
                return row.next();
            }
        }
    }
}
