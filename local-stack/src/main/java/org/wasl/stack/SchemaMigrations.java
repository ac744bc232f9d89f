package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Brings the schema of each service's database up to its release, before the service starts. The service's own program does it, once, in a process that has the
 * password of the schema's owner and ends; the service that runs afterwards has only its own role. Nothing is started where every migration is applied.
 */
final class SchemaMigrations {
    /** A migration takes as long as its table. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Pattern MIGRATION = Pattern.compile("db/(?:platform|migration)/V(\\d+)__.*\\.sql");

    private final Installation installation;
    private final ServiceLaunch launch;
    private final Consumer<String> progress;

    SchemaMigrations(Installation installation, ServiceLaunch launch, Consumer<String> progress) {
        this.installation = installation;
        this.launch = launch;
        this.progress = progress;
    }

    void run(List<String> services) throws IOException {
        Map<String, Process> migrating = new LinkedHashMap<>();
        long begin = System.nanoTime();
        try {
            for (String service : services) {
                if (isBehind(service)) {
                    migrating.put(service, start(service));
                }
            }
            for (Map.Entry<String, Process> each : migrating.entrySet()) {
                await(each.getKey(), each.getValue());
            }
        } finally {
            migrating.values().forEach(Process::destroy);
        }
        if (!migrating.isEmpty()) {
            progress.accept(Words.readyAfter(Words.of("schemas"), begin));
        }
    }

    private static String logOf(String service) {
        return service + "-migration";
    }

    private Process start(String service) throws IOException {
        Path log = installation.log(logOf(service));
        OwnerOnly.file(log);
        ProcessBuilder builder = new ProcessBuilder(
                        installation.withOwnTemporaryFiles(launch.migrationCommand(service)))
                .directory(installation.data().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(launch.migrationEnvironment(service));
        return builder.start();
    }

    private void await(String service, Process process) throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new CliException(
                        Words.of("not-migrated", ServiceLaunch.moduleOf(service), installation.log(logOf(service)))
                                + installation.lastLines(logOf(service)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private boolean isBehind(String service) throws IOException {
        return !applied(launch.migrationEnvironment(service)).containsAll(versions(launch.jars(service)));
    }

    private static Set<Integer> applied(Map<String, String> environment) throws IOException {
        try (Connection database = DriverManager.getConnection(
                environment.get("QUARKUS_DATASOURCE_JDBC_URL"),
                environment.get("QUARKUS_FLYWAY_USERNAME"),
                environment.get("QUARKUS_FLYWAY_PASSWORD"))) {
            return applied(database);
        } catch (SQLException e) {
            throw new IOException(Words.of("owner-not-let-in", e.getMessage()), e);
        }
    }

    /** Numbers of the migrations that a database has. */
    static Set<Integer> applied(Connection database) throws SQLException {
        Set<Integer> versions = new HashSet<>();
        try (var statement = database.createStatement()) {
            try (ResultSet known = statement.executeQuery("select to_regclass('flyway_schema_history')::text")) {
                known.next();
                if (known.getString(1) == null) {
                    return versions;
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "select version::int from flyway_schema_history where success and version is not null")) {
                while (row.next()) {
                    versions.add(row.getInt(1));
                }
            }
            return versions;
        }
    }

    /** Numbers of the migrations in these programs. */
    static Set<Integer> versions(List<Path> jars) throws IOException {
        Set<Integer> versions = new HashSet<>();
        for (Path jar : jars) {
            try (ZipFile program = new ZipFile(jar.toFile())) {
                program.stream()
                        .map(entry -> MIGRATION.matcher(entry.getName()))
                        .filter(Matcher::matches)
                        .forEach(migration -> versions.add(Integer.valueOf(migration.group(1))));
            }
        }
        return versions;
    }
}
