package org.wasl.gateway.feed;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether changes can be read. Stands beside the readiness and never changes it: requests are passed on without the gateway's own database, and the door of the
 * whole platform stays open.
 */
@Readiness
@Singleton
class FeedHealth implements HealthCheck {
    private static final int PATIENCE_SECONDS = 5;

    private final DataSource database;
    private volatile boolean isThere = true;

    @Inject
    FeedHealth(DataSource database) {
        this.database = database;
    }

    /** Apart from the question of whoever probes: a database that hangs would hold up the answer, and the door with it. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try (Connection connection = database.getConnection()) {
            isThere = connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException away) {
            isThere = false;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("feed")
                .up()
                .withData("reading", isThere ? "possible" : "away")
                .build();
    }
}
