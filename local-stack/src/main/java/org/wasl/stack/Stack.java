package org.wasl.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.wasl.stack.Ports.Name;

/** The whole platform on one machine: real PostgreSQL, Kafka and Keycloak, the services and the gateway, all on the loopback. */
public final class Stack {
    private final Ports ports;
    private final Consumer<String> progress;
    private final Distribution software = Distribution.ofThisBuild();
    private final Installation installation;
    private final ServiceLaunch launch;
    private final Components components;
    private final Supervision supervision;

    /**
     * @param data folder of this installation; everything it keeps is inside
     * @param environment {@code WASL_POSTGRES_URL} with user and password, {@code WASL_KAFKA}, {@code WASL_OIDC_ISSUER}: use these instead of embedded ones;
     *     {@code WASL_CLOCK_OFFSET}: how far ahead of this machine's clock the platform's is
     * @param progress takes one line for each step
     */
    public Stack(Path data, Ports ports, Map<String, String> environment, Consumer<String> progress)
            throws IOException {
        this.ports = ports;
        this.progress = progress;
        this.installation = new Installation(data);
        this.launch = new ServiceLaunch(software, ports, installation.secrets(), environment);
        this.components = new Components(installation, software, ports, launch, progress);
        this.supervision = new Supervision(installation, components, launch, progress);
    }

    public Secrets secrets() {
        return installation.secrets();
    }

    /** Where a service tells its health and its metrics. */
    public URI management(String service) {
        return URI.create(ports.url(ServiceLaunch.managementPortOf(service)));
    }

    public String gateway() {
        return ports.url(Name.GATEWAY);
    }

    /** Settings with which a client signs in to its Kafka as the administrator. */
    public Map<String, Object> kafkaAsAdministrator() {
        return KafkaAccess.asAdmin(
                "127.0.0.1:" + ports.of(Ports.Name.KAFKA), secrets().password("kafka.admin"));
    }

    /** What time it is for the platform. */
    public Clock clock() {
        return launch.clock();
    }

    /** Something that is done once in the life of an installation. */
    @FunctionalInterface
    interface Act {
        void act() throws IOException;
    }

    /** @param name of the file that says that it was done */
    void once(String name, Act act) throws IOException {
        Path done = installation.runFolder().resolve(name);
        if (!Files.exists(done)) {
            act.act();
            OwnerOnly.file(done);
        }
    }

    public String issuer() {
        return launch.issuer();
    }

    public Path log(String component) {
        return installation.log(component);
    }

    /**
     * Starts what is not running and waits until it is ready. What this call started is stopped again when it does not succeed. Who comes while another
     * does the same waits for it.
     */
    public void up() throws IOException {
        up(null);
    }

    /** @param limit how long all together may take; null where each part has its time */
    void up(Duration limit) throws IOException {
        alone(() -> startAndAwait(components.all(), limit));
    }

    /** As {@link #up()}, with one service left to who works on it: it is stopped where it runs, and its ports are free. */
    void upWithout(String service) throws IOException {
        List<String> others = new ArrayList<>(components.all());
        others.remove(service);
        alone(() -> {
            components.stop(service);
            components.requireFreePorts(List.of(service));
            startAndAwait(others, null);
        });
    }

    /** The lock is in the folder, and what the folder needs is looked at again by who has it. */
    private void alone(InstallationLock.Work work) throws IOException {
        installation.requireSecretsOfTheData();
        installation.alone(
                () -> {
                    installation.prepare();
                    work.run();
                },
                progress);
    }

    /** Ends one part and starts it again; the others must run. */
    void restart(String part, Duration limit) throws IOException {
        requirePart(part);
        alone(() -> {
            List<String> others = new ArrayList<>(components.all());
            others.remove(part);
            if (!components.missing(others).isEmpty()) {
                throw new CliException(Words.of("not-running", String.join(", ", components.missing(others))));
            }
            boolean watched = supervised();
            supervision.stop(); // else it starts the part at the same time
            components.stop(part);
            startAndAwait(components.all(), limit);
            if (watched) {
                supervision.start(software, ports);
            }
        });
    }

    /** @throws CliException that names those that there are */
    void requirePart(String part) {
        if (!components.all().contains(part)) {
            throw new CliException(Words.of("no-such-part", part, String.join(", ", components.all())));
        }
    }

    /** What a service is given that runs from its sources. */
    Map<String, String> developmentEnvironment(String service) {
        return launch.developmentEnvironment(service);
    }

    private void startAndAwait(List<String> parts, Duration limit) throws IOException {
        secrets().makeMissing();
        components.goOn(components.all());
        if (!launch.externalPostgres() && components.running("postgres")) {
            components.postgres().requirePassword(installation.secretsFile());
        }
        Startup startup = new Startup(
                installation,
                components,
                parts,
                new SchemaMigrations(installation, launch, progress),
                launch,
                limit,
                progress);
        if (startup.isNeeded()) {
            startup.requireResources();
            supervision.stop(); // two that start the same are one too many
            try (Readiness readiness = readiness()) {
                startup.run(readiness);
            }
        } else {
            try (Readiness readiness = readiness()) {
                startup.awaitAll(readiness);
            }
            progress.accept(Words.of("everything-runs"));
        }
    }

    /** For commands that look at an installation: there must be one, and none is made. */
    void requireInstallation() throws IOException {
        installation.requireSecretsOfTheData();
        installation.requireExisting();
    }

    void requireExisting() {
        installation.requireExisting();
    }

    /** From now on what dies is started again, by a process that outlives this one and ends with {@link #down()}. */
    public void supervise() throws IOException {
        alone(() -> {
            if (!supervised()) {
                supervision.start(software, ports);
            }
        });
    }

    /** From now on what dies stays as it is. */
    void leaveAlone() throws IOException {
        alone(supervision::stop);
    }

    public boolean supervised() {
        return supervision.isRunning();
    }

    /** How often a component was started again since the last {@link #up()}. */
    Optional<Supervisor.Restarts> restarts(String component) {
        return supervision.restarts(component);
    }

    /** Until this process is ended. */
    void watch() {
        try (Readiness readiness = readiness()) {
            supervision.watch(readiness);
        }
    }

    /**
     * Ends what this installation has started, and nothing else.
     *
     * @return what still runs in its folder
     */
    public List<Remaining> down() throws IOException {
        installation.alone(this::end, progress);
        return remaining();
    }

    private void end() {
        supervision.stop(); // first, so that it does not take what is stopped for dead
        List<String> all = new ArrayList<>(ServiceLaunch.SERVICES);
        Collections.reverse(all);
        all.addAll(List.of("keycloak", "kafka", "postgres"));
        all.forEach(components::stop);
    }

    /**
     * A process that should have ended.
     *
     * @param part whose it is, or the program where nobody knows
     */
    public record Remaining(String part, long pid) {}

    /** Of parts, and programs that work in the folder though no part is known to have started them. */
    private List<Remaining> remaining() {
        Map<Long, Remaining> all = new LinkedHashMap<>();
        components.all().forEach(part -> components
                .present(part)
                .ifPresent(handle -> all.put(handle.pid(), new Remaining(part, handle.pid()))));
        installation
                .programs()
                .forEach(handle -> all.putIfAbsent(
                        handle.pid(),
                        new Remaining(
                                handle.info()
                                        .command()
                                        .map(command ->
                                                Path.of(command).getFileName().toString())
                                        .orElse("?"),
                                handle.pid())));
        // What was told to end this moment is given one.
        return all.values().stream()
                .filter(each -> ProcessHandle.of(each.pid())
                        .filter(handle -> !ProcessFacts.ends(handle, Duration.ofSeconds(2)))
                        .isPresent())
                .toList();
    }

    /** Component to whether it runs and answers. */
    public Map<String, String> status() {
        Map<String, String> status = new LinkedHashMap<>();
        try (Readiness readiness = readiness()) {
            components.all().forEach(component -> status.put(component, status(component, readiness)));
        }
        return status;
    }

    private String status(String component, Readiness readiness) {
        if (components.paused(component).isPresent()) {
            return "paused";
        }
        if (!components.running(component)) {
            return "stopped";
        }
        if (readiness.of(component)) {
            return "ready";
        }
        return hadItsTime(component) ? "not answering" : "starting";
    }

    /** PostgreSQL counts as started when it answers. */
    private boolean hadItsTime(String component) {
        return component.equals("postgres")
                || supervision.hasStoppedAnswering(component)
                || components
                        .process(component)
                        .running()
                        .flatMap(handle -> handle.info().startInstant())
                        .filter(begin -> begin.plus(Startup.PATIENCE).isBefore(Instant.now()))
                        .isPresent();
    }

    /** Its process, where it lives on this machine. */
    Optional<Long> pid(String component) {
        return components.present(component).map(ProcessHandle::pid);
    }

    private Readiness readiness() {
        return new Readiness(ports, secrets(), issuer());
    }

    /**
     * Ends everything and deletes what Wasl made in the folder. Nobody needs a good-bye then but PostgreSQL, which else leaves shared memory behind.
     *
     * @return what still runs; while something does, nothing is deleted
     */
    public List<Remaining> reset() throws IOException {
        installation.requireMarked();
        List<Remaining> remaining = new ArrayList<>();
        installation.alone(
                () -> {
                    supervision.stop();
                    components.all().stream()
                            .filter(component -> !component.equals("postgres"))
                            .forEach(components::kill);
                    components.stop("postgres");
                    remaining.addAll(remaining());
                    if (remaining.isEmpty()) {
                        installation.remove();
                    }
                },
                progress);
        return remaining;
    }

    /** Parts that do not run. */
    List<String> missing() {
        return components.missing(components.all());
    }

    Installation installation() {
        return installation;
    }

    /** Writes a backup while everything runs (ADR 67). */
    public void backup(BackupFiles files) throws IOException {
        requireInstallation();
        installation.alone(() -> new Backup(installation, components, launch, progress).write(files), progress);
    }

    /** Says what a backup holds, and whether this release can restore it with these keys. */
    public void check(BackupFiles files) throws IOException {
        restore(files).check();
    }

    /**
     * Puts an installation back to the point of a backup; it is started by {@link #up()} of another stack, which knows the restored keys.
     *
     * @param overwrite an installation that is there is stopped, and its folder put aside
     */
    public void restore(BackupFiles files, boolean overwrite) throws IOException {
        Restore restore = restore(files);
        installation.requireNobodyElses();
        if (installation.isThere() && !overwrite) {
            throw new CliException(Words.of("installation-is-there", installation.data()));
        }
        restore.check();
        DownCommand.requireNone(down());
        installation.alone(restore::run, progress);
    }

    private Restore restore(BackupFiles files) {
        return new Restore(files, installation, software, ports, launch, progress);
    }

    /** Ends a component as a crash would. For those who want to see what happens. */
    public void kill(String component) throws IOException {
        components.kill(component);
    }
}
