package org.wasl.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.TestClock;
import org.wasl.stack.DemoAccounts;
import org.wasl.stack.Ports;
import org.wasl.stack.Stack;
import org.wasl.stack.journey.Api;

/**
 * One platform for all classes of this module: started by the first that needs it, ended and deleted after the last. {@code -Dwasl.system.data=FOLDER} asks the
 * one that {@code ./wasl up --data FOLDER} started, and leaves it running.
 */
public final class RunningPlatform implements BeforeAllCallback {
    /** So few are called unusual that tests meet the alert. */
    public static final int UNUSUAL_LOOKUPS = 40;

    private static final String OPTIONS = String.join(
            " ",
            "-Dwasl.lookups.unusual.person.lookups=" + UNUSUAL_LOOKUPS,
            "-Dwasl.lookups.watch-every=2s",
            "-Dwasl.references.count-every=2s",
            // A law asks thousands of questions by one account; what limits do is the gateway's and the registry's own
            // test.
            "-Dwasl.gateway.requests-per-minute.person=1000000",
            "-Dwasl.gateway.requests-per-minute.machine=1000000",
            "-Dwasl.lookups.per-minute.person=1000000",
            "-Dwasl.lookups.per-minute.machine=1000000");

    private static Started started;

    private record Started(Path data, Ports ports, Stack stack, boolean kept) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (!kept) {
                stack.reset();
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Started.class, key -> start(), Started.class);
    }

    private static Started start() {
        try {
            String running = System.getProperty("wasl.system.data");
            Path data = running == null ? Files.createTempDirectory("wasl-system") : Path.of(running);
            Ports ports = running == null ? Ports.free() : new Ports(Map.of(), System.getenv());
            Stack stack = stack(data, ports, Duration.ZERO, "");
            stack.up();
            return new Started(data, ports, stack, running != null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stack stack() {
        return started.stack();
    }

    /**
     * The same platform, started with other settings: what it starts has them.
     *
     * @param clock how far the clock of what it starts is ahead of the others'
     * @param options of Java, beside those of the tests
     */
    public static Stack stackWith(Duration clock, String options) {
        try {
            return stack(data(), ports(), clock, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stack stack(Path data, Ports ports, Duration clock, String options) throws IOException {
        return new Stack(
                data,
                ports,
                Map.of(
                        "WASL_CLOCK_OFFSET",
                        TestClock.offset().plus(clock).toString(),
                        "WASL_JAVA_OPTIONS",
                        OPTIONS + " " + options),
                System.out::println);
    }

    public static Path data() {
        return started.data();
    }

    public static Ports ports() {
        return started.ports();
    }

    /** The database of a service, as its server's administrator sees it. */
    public static Connection database(Producer service) throws SQLException {
        return connection("wasl_" + service.code());
    }

    /** The server of all databases. */
    public static Connection server() throws SQLException {
        return connection("postgres");
    }

    private static Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports().of(Ports.Name.POSTGRES) + "/" + database,
                "wasl_admin",
                stack().secrets().password("postgres.admin"));
    }

    /** Callers by the accounts of the demo. */
    public static Api api(Duration patience) {
        return api(stack(), patience);
    }

    /** Of a platform of one's own. */
    public static Api api(Stack stack, Duration patience) {
        return new Api(
                stack.gateway(),
                stack.issuer(),
                Api.demoGrants(
                        DemoAccounts.ALL.stream()
                                .map(DemoAccounts.Account::username)
                                .toList(),
                        stack.secrets().password("demo"),
                        stack.secrets().password("client.unhcr-system")),
                "en",
                patience);
    }
}
