package org.wasl.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
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

    /** What time it is for the platform. */
    /** Settings with which a client signs in to its Kafka as the administrator. */
    public Map<String, Object> kafkaAsAdministrator() {
        return KafkaAccess.asAdmin(
                "127.0.0.1:" + ports.of(Ports.Name.KAFKA), secrets().password("kafka.admin"));
    }

    public Clock clock() {
        return launch.clock();
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
        installation.prepare();
        installation.alone(() -> startAndAwait(components.all()), progress);
    }

    /** As {@link #up()}, with one service left to who works on it: it is stopped where it runs, and its ports are free. */
    void upWithout(String service) throws IOException {
        List<String> others = new ArrayList<>(components.all());
        others.remove(service);
        installation.prepare();
        installation.alone(
                () -> {
                    components.stop(service);
                    components.requireFreePorts(List.of(service));
                    startAndAwait(others);
                },
                progress);
    }

    /** What a service is given that runs from its sources. */
    Map<String, String> developmentEnvironment(String service) {
        return launch.developmentEnvironment(service);
    }

    private void startAndAwait(List<String> parts) throws IOException {
        secrets().makeMissing();
        Startup startup = new Startup(
                installation,
                components,
                parts,
                new SchemaMigrations(installation, launch, progress),
                launch,
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
            progress.accept("Everything is running.");
        }
    }

    /** For commands that look at an installation: there must be one, and none is made. */
    void requireInstallation() {
        installation.requireSecretsOfTheData();
        installation.requireExisting();
    }

    void requireExisting() {
        installation.requireExisting();
    }

    /** From now on what dies is started again, by a process that outlives this one and ends with {@link #down()}. */
    public void supervise() throws IOException {
        installation.alone(
                () -> {
                    if (!supervised()) {
                        supervision.start(software, ports);
                    }
                },
                progress);
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

    public void down() {
        supervision.stop(); // first, so that it does not take what is stopped for dead
        List<String> all = new ArrayList<>(ServiceLaunch.SERVICES);
        Collections.reverse(all);
        all.addAll(List.of("keycloak", "kafka", "postgres"));
        all.forEach(components::stop);
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

    private Readiness readiness() {
        return new Readiness(ports, secrets(), issuer());
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
        if (installation.isThere() && !overwrite) {
            throw new CliException(installation.data() + " holds an installation. To put the backup in its place:"
                    + " ./wasl restore --overwrite; its folder is kept beside. To restore beside it: --data FOLDER.");
        }
        restore.check();
        down();
        installation.alone(restore::run, progress);
    }

    private Restore restore(BackupFiles files) {
        return new Restore(files, installation, software, ports, launch, progress);
    }

    /** Ends everything and deletes what it keeps. Nobody needs a good-bye then but PostgreSQL, which else leaves shared memory behind. */
    public void reset() throws IOException {
        supervision.stop();
        components.all().stream()
                .filter(component -> !component.equals("postgres"))
                .forEach(components::kill);
        components.stop("postgres");
        Distribution.deleteTree(installation.data());
    }

    /** Ends a component as a crash would. For those who want to see what happens. */
    public void kill(String component) throws IOException {
        components.kill(component);
    }
}
