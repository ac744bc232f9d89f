package org.wasl.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A real PostgreSQL and a real Kafka for the tests of one module, in a process of their own. They are up once for each test JVM and go when it ends,
 * because the process watches its standard input.
 */
public final class TestServersResource implements QuarkusTestResourceLifecycleManager {
    private static final String KEY_A = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";
    private static final String KEY_B = "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI=";
    private static TestServers servers;

    /** Where the two listen. */
    record TestServers(String jdbc, String admin, String password, String kafka, Process process) {}

    @Override
    public Map<String, String> start() {
        TestServers up = servers();
        String database = "test";
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", up.jdbc() + database);
        // As in every installation: migrations are the owner's, and the service owns nothing.
        config.put("quarkus.datasource.username", database + "_service");
        config.put("quarkus.datasource.password", up.password());
        config.put("quarkus.flyway.username", database);
        config.put("quarkus.flyway.password", up.password());
        config.put("kafka.bootstrap.servers", up.kafka());
        config.put("quarkus.oidc.public-key", Tokens.publicKey());
        config.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        // The second of each is from before a rotation.
        config.put("wasl.crypto.encryption-keys", "test-1:" + KEY_A + ",test-0:" + KEY_B);
        config.put("wasl.crypto.index-key", "test-1:" + KEY_B + ",test-0:" + KEY_A);
        config.put("wasl.clock.offset", TestClock.offset().toString());
        return config;
    }

    @Override
    public void stop() {
        // Left up for the next application of this JVM; the process ends with us.
    }

    public static String kafka() {
        return servers().kafka();
    }

    /** Address of the database of the service under test. */
    static String jdbc() {
        return servers().jdbc() + "test";
    }

    private static synchronized TestServers servers() {
        if (servers == null) {
            servers = launched();
            execute(servers, "postgres", "create database test");
            execute(
                    servers,
                    "test",
                    "create extension if not exists pg_trgm",
                    "set wasl.owner_password = '" + servers.password() + "'",
                    "set wasl.service_password = '" + servers.password() + "'",
                    rolesOfAService());
        }
        return servers;
    }

    private static TestServers launched() {
        Path jar = Path.of(System.getProperty("wasl.root"), "local-stack/target/local-stack.jar");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-Xmx384m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            jar.toString(),
                            "org.wasl.stack.TestServers")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("READY ")) {
                    String[] told = line.split(" ");
                    return new TestServers(told[1], told[2], told[3], told[4], process);
                }
            }
            throw new IllegalStateException("The servers did not start. Is local-stack packaged? (" + jar + ")");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What no service may do: tests do it to see whether it is found. One transaction. */
    public static void asAdministrator(String... statements) {
        execute(servers(), "test", statements);
    }

    /** What the database has, whatever becomes of the connections of the service. */
    public static long counted(String query, Object value) {
        TestServers up = servers();
        try (var connection = DriverManager.getConnection(jdbc(), up.admin(), up.password());
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, value);
            var row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rolesOfAService() {
        try {
            return Files.readString(Path.of(System.getProperty("wasl.root"), "deploy/postgres/roles/service.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(TestServers up, String database, String... statements) {
        try (var connection = DriverManager.getConnection(up.jdbc() + database, up.admin(), up.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(database.equals("postgres"));
            for (String each : statements) {
                statement.execute(each);
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
