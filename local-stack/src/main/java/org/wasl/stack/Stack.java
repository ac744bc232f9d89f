package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.wasl.stack.Ports.Name;

/** The whole platform on one machine: real PostgreSQL, Kafka and Keycloak, the services and the gateway, all on the loopback. */
public final class Stack {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final String SUPERVISOR = "supervisor";
    /** In the order in which they are started. */
    private static final List<String> WATCHED =
            List.of("postgres", "keycloak", "kafka", "registry", "case", "referral", "gateway");

    private final Path data;
    private final Ports ports;
    private final Consumer<String> progress;
    private final Distribution software = Distribution.ofThisBuild();
    private final Secrets secrets;
    private final ServiceLaunch launch;

    /**
     * @param data folder of this installation; everything it keeps is inside
     * @param environment {@code WASL_POSTGRES_URL} with user and password, {@code WASL_KAFKA}, {@code WASL_OIDC_ISSUER}: use these instead of embedded ones;
     *     {@code WASL_CLOCK_OFFSET}: how far ahead of this machine's clock the platform's is
     * @param progress takes one line for each step
     */
    public Stack(Path data, Ports ports, Map<String, String> environment, Consumer<String> progress)
            throws IOException {
        this.data = data.toAbsolutePath();
        this.ports = ports;
        this.progress = progress;
        this.secrets = new Secrets(secretsFile());
        this.launch = new ServiceLaunch(software, ports, secrets, environment);
    }

    public Secrets secrets() {
        return secrets;
    }

    public String gateway() {
        return ports.url(Name.GATEWAY);
    }

    /** What time it is for the platform. */
    public Clock clock() {
        return launch.clock();
    }

    public String issuer() {
        return launch.issuer();
    }

    /**
     * Starts what is not running and waits until it is ready. What this call started is stopped again when it does not succeed. Who comes while another
     * does the same waits for it.
     */
    public void up() throws IOException {
        requireSecretsOfTheData();
        OwnerOnly.folder(data);
        alone(() -> {
            secrets.makeMissing();
            startAndAwait();
        });
    }

    /** For commands that look at an installation: there must be one, and none is made. */
    void requireInstallation() {
        requireSecretsOfTheData();
        requireExisting();
    }

    void requireExisting() {
        if (!secrets.exist() && !holdsData()) {
            throw new CliException("There is no installation in " + data
                    + ". ./wasl up makes one there; --data FOLDER or WASL_DATA names another folder.");
        }
    }

    /** With new ones nothing of what is there could be read, and the old ones would be missed later still. */
    private void requireSecretsOfTheData() {
        if (!secrets.exist() && holdsData()) {
            throw new CliException(data + " holds the data of an installation, and its passwords and keys are missing: "
                    + secretsFile() + ". Put that file back from your backup: without it the data can not be read."
                    + " To remove the data for good and begin anew: ./wasl reset --yes --data " + data);
        }
    }

    private boolean holdsData() {
        return PostgresServer.isMade(data.resolve("postgres")) || Files.exists(data.resolve("kafka"));
    }

    private Path secretsFile() {
        return data.resolve("secrets.properties");
    }

    private void alone(InstallationLock.Work work) throws IOException {
        InstallationLock.during(work, data, progress);
    }

    private void startAndAwait() throws IOException {
        List<String> missing = missing();
        if (missing.isEmpty()) {
            try (Readiness readiness = readiness()) {
                awaitAll(missing, readiness);
            }
            progress.accept("Everything is running.");
            return;
        }
        requireFree(missing);
        stopQuietly(SUPERVISOR); // two that start the same are one too many
        List<String> started = new ArrayList<>();
        try (Readiness readiness = readiness()) {
            if (missing.contains("postgres")) {
                timed("PostgreSQL", () -> startMissing("postgres", missing, started));
            }
            if (!launch.externalPostgres()) {
                ensureDatabases();
            }
            if (missing.contains("keycloak") && !keycloak().built()) {
                timed("Keycloak, prepared once", keycloak()::build);
            }
            for (String component : WATCHED) {
                if (!component.equals("postgres") && !ServiceLaunch.SERVICES.contains(component)) {
                    startMissing(component, missing, started);
                }
            }
            if (!launch.externalKafka()) {
                // Before the services: one that may not read its topics yet would give up.
                await("kafka", "Kafka", readiness);
                kafkaAccess().provide();
            }
            for (String service : ServiceLaunch.SERVICES) {
                startMissing(service, missing, started);
            }
            awaitAll(missing, readiness);
        } catch (IOException | RuntimeException failure) {
            started.forEach(this::stopQuietly);
            throw failure;
        }
    }

    private void startMissing(String component, List<String> missing, List<String> started) throws IOException {
        if (missing.contains(component)) {
            started.add(component);
            Supervisor.forget(runFolder(), component);
            start(component);
        }
    }

    private void start(String component) throws IOException {
        ManagedProcess process = process(component);
        switch (component) {
            case "postgres" -> postgres().start();
            case "keycloak" -> process.start(keycloak().command(), keycloak().environment(), data);
            case "kafka" ->
                process.start(kafkaCommand(), Map.of(KafkaNode.PASSWORD, secrets.password("kafka.admin")), data);
            default -> process.start(launch.command(component), launch.environment(component), data);
        }
    }

    /** From now on what dies is started again, by a process that outlives this one and ends with {@link #down()}. */
    public void supervise() throws IOException {
        alone(() -> {
            if (!supervised()) {
                startSupervisor();
            }
        });
    }

    private void startSupervisor() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Machine.java(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                software.ownJar().toString(),
                Wasl.class.getName(),
                "supervise",
                "--data",
                data.toString()));
        for (Name name : Name.values()) {
            command.add("--port");
            command.add(name.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "=" + ports.of(name));
        }
        process(SUPERVISOR).start(command, Map.of(), data);
    }

    public boolean supervised() {
        return process(SUPERVISOR).running().isPresent();
    }

    /** How often a component was started again since the last {@link #up()}. */
    Optional<Supervisor.Restarts> restarts(String component) {
        return Supervisor.restarts(runFolder(), component);
    }

    /** Until this process is ended. */
    void watch() {
        try (Readiness readiness = readiness()) {
            Map<String, Supervisor.Part> parts = new LinkedHashMap<>();
            components().forEach(component -> parts.put(component, new Watched(component, readiness)));
            Supervisor supervisor = new Supervisor(parts, runFolder(), InstantSource.system(), progress);
            while (!Thread.currentThread().isInterrupted()) {
                supervisor.round();
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofSeconds(1).toNanos());
            }
        }
    }

    private final class Watched implements Supervisor.Part {
        private final String component;
        private final Readiness readiness;

        private Watched(String component, Readiness readiness) {
            this.component = component;
            this.readiness = readiness;
        }

        @Override
        public boolean died() {
            return component.equals("postgres")
                    ? postgres().died()
                    : process(component).died();
        }

        @Override
        public boolean answers() {
            // A service is not ready while a database that is not ours is away, and starting it again mends nothing.
            return launch.externalPostgres() && ServiceLaunch.SERVICES.contains(component)
                    ? readiness.isAlive(component)
                    : readiness.of(component);
        }

        @Override
        public void end() throws IOException {
            kill(component);
        }

        @Override
        public void start() throws IOException {
            Stack.this.start(component);
        }

        @Override
        public boolean othersNeedIt() {
            return component.equals("postgres");
        }
    }

    private Path runFolder() {
        return data.resolve("run");
    }

    /** Also what ran already: a process that is there may not answer. */
    private void awaitAll(List<String> missing, Readiness readiness) throws IOException {
        for (String component : components()) {
            if (List.of("postgres", "kafka").contains(component) && !readiness.of(component)) {
                await(component, component, readiness);
            }
        }
        for (String service : ServiceLaunch.SERVICES) {
            if (missing.contains(service) || !readiness.of(service)) {
                await(service, service.equals("gateway") ? service : service + "-service", readiness);
            }
        }
        if (!launch.externalIssuer() && (missing.contains("keycloak") || !readiness.of("keycloak"))) {
            await("keycloak", "Keycloak", readiness);
            keycloak().realmIsThere();
        }
    }

    public void down() {
        stopQuietly(SUPERVISOR); // first, so that it does not take what is stopped for dead
        List<String> all = new ArrayList<>(ServiceLaunch.SERVICES);
        java.util.Collections.reverse(all);
        all.addAll(List.of("keycloak", "kafka", "postgres"));
        all.forEach(this::stopQuietly);
    }

    /** Component to whether it runs and answers. */
    public Map<String, String> status() {
        Map<String, String> status = new LinkedHashMap<>();
        try (Readiness readiness = readiness()) {
            for (String component : components()) {
                status.put(
                        component,
                        !running(component)
                                ? "stopped"
                                : readiness.of(component)
                                        ? "ready"
                                        : hadItsTime(component) ? "not answering" : "starting");
            }
        }
        return status;
    }

    /** PostgreSQL counts as started when it answers. */
    private boolean hadItsTime(String component) {
        return component.equals("postgres")
                || Supervisor.stoppedAnswering(runFolder(), component).isPresent()
                || process(component)
                        .running()
                        .flatMap(handle -> handle.info().startInstant())
                        .filter(begin -> begin.plus(PATIENCE).isBefore(java.time.Instant.now()))
                        .isPresent();
    }

    private Readiness readiness() {
        return new Readiness(ports, secrets, issuer());
    }

    public Path log(String component) {
        return data.resolve("log").resolve(component + ".log");
    }

    /** Ends everything and deletes what it keeps. Nobody needs a good-bye then but PostgreSQL, which else leaves shared memory behind. */
    public void reset() throws IOException {
        stopQuietly(SUPERVISOR);
        for (String component : components()) {
            if (!component.equals("postgres")) {
                kill(component);
            }
        }
        stopQuietly("postgres");
        Distribution.deleteTree(data);
    }

    /** Ends a component as a crash would. For those who want to see what happens. */
    public void kill(String component) throws IOException {
        if (component.equals("postgres")) {
            postgres().kill();
        } else {
            process(component).running().ifPresent(handle -> {
                handle.descendants().forEach(ProcessHandle::destroyForcibly);
                handle.destroyForcibly();
                handle.onExit().join();
            });
        }
    }

    private List<String> components() {
        List<String> all = new ArrayList<>();
        if (!launch.externalPostgres()) {
            all.add("postgres");
        }
        if (!launch.externalKafka()) {
            all.add("kafka");
        }
        if (!launch.externalIssuer()) {
            all.add("keycloak");
        }
        all.addAll(ServiceLaunch.SERVICES);
        return all;
    }

    private List<String> missing() {
        return components().stream().filter(c -> !running(c)).toList();
    }

    private boolean running(String component) {
        return component.equals("postgres")
                ? postgres().running()
                : process(component).running().isPresent();
    }

    private void requireFree(List<String> missing) throws IOException {
        for (String component : missing) {
            for (Name name : needs(component)) {
                if (ports.taken(name)) {
                    throw new CliException("Port " + ports.of(name) + " is in use, and " + component
                            + " needs it. Stop what uses it, or"
                            + " choose another: --port "
                            + name.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                            + "=NUMBER or WASL_PORT_" + name + "=NUMBER.");
                }
            }
        }
        OwnerOnly.folder(data);
        MachineResources.of(data).requireFor(missing.size());
    }

    private static List<Name> needs(String component) {
        return switch (component) {
            case "postgres" -> List.of(Name.POSTGRES);
            case "kafka" -> List.of(Name.KAFKA, Name.KAFKA_CONTROLLER);
            case "keycloak" -> List.of(Name.KEYCLOAK, Name.KEYCLOAK_MANAGEMENT);
            default -> List.of(ServiceLaunch.portOf(component), ServiceLaunch.managementPortOf(component));
        };
    }

    private interface Action {
        void run() throws IOException;
    }

    private void timed(String what, Action action) throws IOException {
        long begin = System.nanoTime();
        action.run();
        told(what, begin);
    }

    private void told(String what, long begin) {
        progress.accept(String.format(
                java.util.Locale.ROOT, "%-28s ready after %4.1f s", what, (System.nanoTime() - begin) / 1e9));
    }

    private void await(String component, String what, Readiness readiness) {
        long begin = System.nanoTime();
        while (!readiness.of(component)) {
            if (!running(component)) {
                throw new CliException(
                        what + " ended while it was starting. Its log is " + log(component) + lastLines(component));
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new CliException(what + " was not ready after " + PATIENCE.toSeconds() + " seconds. Its log is "
                        + log(component) + lastLines(component));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
        told(what, begin);
    }

    private String lastLines(String component) {
        try {
            List<String> lines = Files.readAllLines(log(component));
            return ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException none) {
            return ".";
        }
    }

    private void stopQuietly(String component) {
        try {
            if (component.equals("postgres")) {
                if (!launch.externalPostgres()) {
                    postgres().stop();
                }
            } else {
                process(component).stop(Duration.ofSeconds(15));
            }
        } catch (IOException | CliException e) {
            progress.accept(component + " did not stop: " + e.getMessage());
        }
    }

    private PostgresServer postgres() {
        try {
            return new PostgresServer(
                    software.postgres(),
                    data.resolve("postgres"),
                    log("postgres"),
                    ports.of(Name.POSTGRES),
                    () -> secrets.password("postgres.admin"),
                    launch.postgresOptions());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void ensureDatabases() throws IOException {
        try {
            for (String service : ServiceLaunch.SERVICES) {
                postgres()
                        .ensureService(
                                "wasl_" + service,
                                secrets.password("postgres." + service),
                                secrets.password("postgres." + service + ".service"));
            }
            if (!launch.externalIssuer()) {
                postgres().ensureKeycloak(secrets.password("postgres.keycloak"));
            }
        } catch (SQLException e) {
            throw new IOException("The databases could not be made: " + e.getMessage(), e);
        }
    }

    private KafkaAccess kafkaAccess() {
        return new KafkaAccess(
                "127.0.0.1:" + ports.of(Name.KAFKA),
                secrets.password("kafka.admin"),
                producer -> secrets.password(ServiceLaunch.kafkaSecret(producer)));
    }

    private Keycloak keycloak() throws IOException {
        return new Keycloak(software, ports, secrets, data);
    }

    private ManagedProcess process(String component) {
        return new ManagedProcess(runFolder().resolve(component + ".pid"), log(component));
    }

    private List<String> kafkaCommand() {
        List<String> command = new ArrayList<>(List.of(Machine.java()));
        command.addAll(KafkaNode.MEMORY);
        command.addAll(List.of(
                software.sharedClasses("kafka", software.ownJar()),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                software.ownJar().toString(),
                "org.wasl.stack.KafkaNode",
                data.resolve("kafka").toString(),
                String.valueOf(ports.of(Name.KAFKA)),
                String.valueOf(ports.of(Name.KAFKA_CONTROLLER))));
        return command;
    }
}
