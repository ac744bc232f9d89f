package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A real PostgreSQL from the binaries in the build. Loopback only, password (SCRAM) asked of everybody. {@code pg_ctl} keeps the server as a daemon of its
 * own; a server that was killed is recovered from its write-ahead log at the next start.
 */
public final class PostgresServer {
    static final String ADMIN = "wasl_admin";

    private static final String WRONG_PASSWORD = "28P01";

    /** Its pool has ten, twenty in compose. Those of the services stand in {@code deploy/postgres/roles}. */
    static final int CONNECTIONS_OF_KEYCLOAK = 30;

    /**
     * What holds before somebody has signed in, and for all together; also in {@code docker-compose.yml} and the guide for operators. A connection takes its
     * place when it says who it wants to be, not when it has shown it; the roles together never take all places.
     */
    static final Map<String, String> LIMITS = new TreeMap<>(
            Map.of("authentication_timeout", "10s", "max_connections", "280", "superuser_reserved_connections", "5"));

    private final Path home;
    private final Path data;
    private final Path log;
    private final int port;
    private final Supplier<String> password;
    private final String options;

    /** @param options more settings, as the server's command line takes them */
    public PostgresServer(Path home, Path data, Path log, int port, String password, String options) {
        this(home, data, log, port, () -> password, options);
    }

    /** @param password asked for only by who enters: a server is found and stopped without it */
    PostgresServer(Path home, Path data, Path log, int port, Supplier<String> password, String options) {
        this.home = home;
        this.data = data;
        this.log = log;
        this.port = port;
        this.password = password;
        this.options = options;
    }

    public void start() throws IOException {
        if (!isMade(data)) {
            initialise();
        }
        requireSameVersion();
        forgetADeadPostmaster();
        OwnerOnly.file(started());
        OwnerOnly.file(log);
        run(
                List.of(
                        home.resolve("bin/pg_ctl").toString(),
                        "start",
                        "--wait",
                        "--timeout=60",
                        "--pgdata=" + data,
                        "--log=" + log,
                        "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
                                + LIMITS.entrySet().stream()
                                        .map(limit -> " -c " + limit.getKey() + "=" + limit.getValue())
                                        .collect(Collectors.joining())
                                + " -c shared_buffers=256MB -c log_min_messages=warning"
                                // No disk turns any more: a row by its index costs little more than the next one.
                                + " -c random_page_cost=1.1"
                                // A failed statement holds what somebody typed; the log keeps its kind only.
                                + " -c log_min_error_statement=panic -c log_error_verbosity=terse " + options),
                Words.of("postgres-did-not-start", log));
    }

    /** The major version of the programs, as a data folder names it. */
    static String version(Path home) throws IOException {
        Process asked = new ProcessBuilder(home.resolve("bin/postgres").toString(), "--version").start();
        try (var out = asked.inputReader()) {
            String line = out.readLine();
            return line == null ? "?" : line.replaceAll("^\\D*(\\d+).*$", "$1");
        }
    }

    /** Data of another version is left as it is: the server would say so in its log only. */
    private void requireSameVersion() throws IOException {
        String made = Files.readString(data.resolve("PG_VERSION")).strip();
        String program = version(home);
        if (!made.equals(program)) {
            throw new CliException(Words.of("doctor.postgres-other", made, program));
        }
    }

    static boolean isMade(Path data) {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    public void stop() throws IOException {
        Optional<ProcessHandle> paused = paused();
        if (paused.isPresent()) {
            ProcessFacts.goOn(paused.get());
        }
        if (present().isPresent()) {
            run(
                    List.of(
                            home.resolve("bin/pg_ctl").toString(),
                            "stop",
                            "--wait",
                            "--mode=fast",
                            "--timeout=60",
                            "--pgdata=" + data),
                    Words.of("postgres-did-not-stop"));
        }
        Files.deleteIfExists(started());
    }

    /** It was started, nobody stopped it, and it is gone. Its own pid file does not tell: a server that gives up removes it. */
    boolean died() {
        return Files.exists(started()) && present().isEmpty();
    }

    private Path started() {
        return data.resolveSibling(data.getFileName() + ".started");
    }

    /** As a crash would: the next start recovers. */
    public void kill() {
        present().ifPresent(handle -> {
            handle.descendants().forEach(ProcessHandle::destroyForcibly);
            handle.destroyForcibly();
            ProcessFacts.ends(handle, Duration.ofSeconds(10));
        });
    }

    public boolean running() {
        return present()
                .filter(handle -> ProcessFacts.state(handle) == ProcessFacts.State.RUNS)
                .isPresent();
    }

    /** It lives, and a signal keeps it from working. */
    Optional<ProcessHandle> paused() {
        return present().filter(handle -> ProcessFacts.state(handle) == ProcessFacts.State.PAUSED);
    }

    /**
     * The postmaster of this very data folder: its pid, from its own file, is a PostgreSQL that works in it. After a crash the file may name a stranger, also
     * another PostgreSQL, and in the copy of a folder it names the server of the original.
     */
    Optional<ProcessHandle> present() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
            return ProcessHandle.of(pid)
                    .filter(handle -> ProcessFacts.state(handle) != ProcessFacts.State.ENDED)
                    .filter(PostgresServer::isPostgres)
                    .filter(handle -> ProcessFacts.worksIn(data, handle));
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /** The password in our file is that of this data, or a sentence says that it is not. Nothing is asked of a server that is busy starting. */
    void requirePassword(Path secrets) {
        try {
            DriverManager.getConnection(url("postgres"), ADMIN, password()).close();
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new CliException(Words.of("foreign-secrets", secrets, data), e);
            }
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String password() {
        return password.get();
    }

    /** To be closed by who asked for it. */
    Connection asAdmin(String database) throws SQLException {
        return DriverManager.getConnection(url(database), ADMIN, password());
    }

    /** Creates the database and a role of the same name that owns it, where they are missing. Nobody else enters it. */
    public void ensureDatabase(String name, String rolePassword) throws SQLException, IOException {
        try (Connection admin = DriverManager.getConnection(url("postgres"), ADMIN, password());
                var statement = admin.createStatement()) {
            statement.execute(script("server.sql"));
            if (!exists(admin, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role \"" + name + "\" login password '" + rolePassword + "'");
            }
            if (!exists(admin, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database \"" + name + "\" owner \"" + name + "\"");
                try (Connection inside = DriverManager.getConnection(url(name), ADMIN, password());
                        var extensions = inside.createStatement()) {
                    extensions.execute("create extension if not exists pg_trgm");
                }
            }
            statement.execute("revoke all on database \"" + name + "\" from public");
        }
    }

    /** The database of the identity provider, which makes its tables itself. */
    void ensureKeycloak(String rolePassword) throws SQLException, IOException {
        ensureDatabase("keycloak", rolePassword);
        try (Connection admin = DriverManager.getConnection(url("postgres"), ADMIN, password());
                var statement = admin.createStatement()) {
            statement.execute("alter role keycloak password '" + rolePassword + "'");
            if (exists(admin, "select 1 from pg_roles where rolname = ? and rolconnlimit = -1", "keycloak")) {
                statement.execute("alter role keycloak connection limit " + CONNECTIONS_OF_KEYCLOAK);
            }
        }
    }

    /**
     * The database of a service with its two roles: the owner of the schema, and the service, which owns nothing. As {@code deploy/postgres} says, for every
     * kind of installation.
     */
    void ensureService(String database, String ownerPassword, String servicePassword) throws SQLException, IOException {
        ensureDatabase(database, ownerPassword);
        try (Connection admin = DriverManager.getConnection(url(database), ADMIN, password());
                var settings = admin.prepareStatement("select set_config('wasl.owner_password', ?, false),"
                        + " set_config('wasl.service_password', ?, false)");
                var statement = admin.createStatement()) {
            settings.setString(1, ownerPassword);
            settings.setString(2, servicePassword);
            settings.execute();
            statement.execute(script("service.sql"));
        }
    }

    private static String script(String name) throws IOException {
        return Files.readString(Distribution.ofThisBuild()
                .root()
                .resolve("deploy/postgres/roles")
                .resolve(name));
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (var asked = admin.prepareStatement(query)) {
            asked.setString(1, name);
            return asked.executeQuery().next();
        }
    }

    private void initialise() throws IOException {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Path secret = Files.createTempFile(data.getParent(), "initdb", ".tmp");
        try {
            Files.writeString(secret, password());
            run(
                    List.of(
                            home.resolve("bin/initdb").toString(),
                            "--pgdata=" + data,
                            "--username=" + ADMIN,
                            "--pwfile=" + secret,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            // A page that the disk gives back otherwise than it was written is an error, and no answer.
                            "--data-checksums",
                            "--locale=C.UTF-8"),
                    Words.of("postgres-not-made", data));
        } finally {
            Files.delete(secret);
        }
    }

    /**
     * After {@code kill -9} of the machine's processes the pid file may name a pid that now belongs to somebody else, and PostgreSQL would refuse to
     * start. Where no server of this folder lives under that pid, the file is a leftover.
     */
    private void forgetADeadPostmaster() throws IOException {
        if (present().isEmpty()) {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    private static boolean isPostgres(ProcessHandle handle) {
        try {
            return Files.readString(Path.of("/proc/" + handle.pid() + "/cmdline"))
                    .contains("postgres");
        } catch (IOException notReadable) {
            return handle.info().command().map(c -> c.contains("postgres")).orElse(false);
        }
    }

    private void run(List<String> command, String sorry) throws IOException {
        List<String> whole = new ArrayList<>();
        if (Machine.isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not.
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(command);
        Path output = Files.createTempFile("wasl-postgres", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            Process process = builder.start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new CliException(sorry + "\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
