package org.wasl.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.wasl.stack.Ports.Name;

/**
 * Whether a part does its work, asked as its users ask: an open port tells nothing of what is behind it. Connections stay open between two questions, as
 * those of the services do, so that a part to which somebody opens too many connections does not look like one that hangs.
 */
final class Readiness implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ports ports;
    private final Secrets secrets;
    private final String issuer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Admin kafka;
    private Connection postgres;

    Readiness(Ports ports, Secrets secrets, String issuer) {
        this.ports = ports;
        this.secrets = secrets;
        this.issuer = issuer;
    }

    boolean of(String component) {
        return switch (component) {
            case "postgres" -> queried();
            case "kafka" -> described();
            case "keycloak" -> answers(issuer);
            default -> answers(ports.url(ServiceLaunch.managementPortOf(component)) + "/q/health/ready");
        };
    }

    /** Of a service: also while it waits for its database. */
    boolean isAlive(String service) {
        return answers(ports.url(ServiceLaunch.managementPortOf(service)) + "/q/health/live");
    }

    private boolean described() {
        try {
            if (kafka == null) {
                Map<String, Object> settings = new HashMap<>(
                        KafkaAccess.asAdmin("127.0.0.1:" + ports.of(Name.KAFKA), secrets.password("kafka.admin")));
                settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
                settings.put("request.timeout.ms", (int) PATIENCE.toMillis());
                kafka = Admin.create(settings);
            }
            return !kafka.describeCluster()
                    .nodes()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean queried() {
        try {
            if (postgres == null || postgres.isClosed()) {
                postgres = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + ports.of(Name.POSTGRES)
                                + "/postgres?connectTimeout=5&loginTimeout=5&socketTimeout=5&ApplicationName=readiness",
                        PostgresServer.ADMIN,
                        secrets.password("postgres.admin"));
            }
            return postgres.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException notYet) {
            return false;
        }
    }

    private boolean answers(String url) {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(url))
                                            .timeout(PATIENCE)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (kafka != null) {
            kafka.close(Duration.ZERO);
        }
        if (postgres != null) {
            try {
                postgres.close();
            } catch (SQLException gone) {
                // There is nothing left to close.
            }
        }
    }
}
