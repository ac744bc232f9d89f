package org.wasl.platform.job;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.wasl.platform.lock.InstanceLock;

/**
 * Background work that one instance of a service does at a time, in rounds. Each round is a transaction that holds the lock of the job; an instance that finds
 * the lock taken waits for its next turn. While there is more to do, the next round follows at once. A round that fails is rolled back and done again at the
 * next turn.
 *
 * <p>It has a thread of its own, because the platform's scheduler counts in whole seconds. Work that may wait a second is {@code @Scheduled}.
 */
public final class SingleInstanceJob {
    private static final Logger LOG = Logger.getLogger(SingleInstanceJob.class);
    private static final int ROUND_SECONDS = 60;

    private final String name;
    private final long lock;
    private final DataSource database;
    private final BooleanSupplier round;
    private final ScheduledExecutorService thread;
    private volatile boolean leads;

    /**
     * @param name of the thread, and in the log
     * @param lock of this job, for all instances of the service
     * @param round says whether there may be more to do
     */
    public SingleInstanceJob(String name, long lock, DataSource database, BooleanSupplier round) {
        this.name = name;
        this.lock = lock;
        this.database = database;
        this.round = round;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread own = new Thread(task, name);
            own.setDaemon(true);
            return own;
        });
    }

    /** @param pause between two turns */
    public void start(Duration pause) {
        thread.scheduleWithFixedDelay(this::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** No round begins after the one that is running. */
    public void stop() {
        thread.shutdown();
    }

    /** One turn, on the thread of the caller: rounds until nothing is left to do. */
    public void run() {
        try {
            boolean more = true;
            while (more && !thread.isShutdown()) {
                more = QuarkusTransaction.requiringNew()
                        .timeout(ROUND_SECONDS)
                        .call(() -> isOurs() && round.getAsBoolean());
            }
        } catch (RuntimeException unavailable) {
            // Kafka or the database may be away. Nothing is lost: the next turn comes.
            leads = false;
            LOG.warnf("%s waits: %s", name, unavailable.getClass().getSimpleName());
        }
    }

    private boolean isOurs() throws SQLException {
        try (Connection connection = database.getConnection()) {
            leads = InstanceLock.take(connection, lock);
            return leads;
        }
    }

    /** Whether this instance had the lock at its last turn. */
    public boolean leads() {
        return leads;
    }
}
