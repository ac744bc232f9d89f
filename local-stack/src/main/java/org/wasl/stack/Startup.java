package org.wasl.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One start of what is missing, in the order of the dependencies. What it started is stopped again when it does not succeed. */
final class Startup {
    /** How long a component may take until it is ready. */
    static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Installation installation;
    private final Components components;
    private final SchemaMigrations migrations;
    private final ServiceLaunch launch;
    private final Consumer<String> progress;
    private final List<String> parts;
    private final List<String> missing;
    private final List<String> started = new ArrayList<>();

    /** @param parts that are to run: all of them, or all but the one that somebody works on */
    Startup(
            Installation installation,
            Components components,
            List<String> parts,
            SchemaMigrations migrations,
            ServiceLaunch launch,
            Consumer<String> progress) {
        this.installation = installation;
        this.components = components;
        this.migrations = migrations;
        this.launch = launch;
        this.progress = progress;
        this.parts = parts;
        this.missing = components.missing(parts);
    }

    boolean isNeeded() {
        return !missing.isEmpty();
    }

    void requireResources() throws IOException {
        components.requireFreePorts(missing);
        OwnerOnly.folder(installation.data());
        MachineResources.of(installation.data()).requireFor(missing.size());
    }

    void run(Readiness readiness) throws IOException {
        try {
            startServers(readiness);
            List<String> services =
                    ServiceLaunch.SERVICES.stream().filter(missing::contains).toList();
            migrations.run(services);
            for (String service : services) {
                start(service);
            }
            awaitAll(readiness);
        } catch (IOException | RuntimeException failure) {
            started.forEach(components::stop);
            throw failure;
        }
    }

    private void startServers(Readiness readiness) throws IOException {
        if (missing.contains("postgres")) {
            timed("PostgreSQL", () -> start("postgres"));
        }
        if (!launch.externalPostgres()) {
            components.ensureDatabases();
        }
        if (missing.contains("keycloak")) {
            if (!components.keycloak().built()) {
                timed("Keycloak, prepared once", components.keycloak()::build);
            }
            start("keycloak");
        }
        if (missing.contains("kafka")) {
            start("kafka");
        }
        if (!launch.externalKafka()) {
            // Before the services: one that may not read its topics yet would give up.
            await("kafka", "Kafka", readiness);
            components.kafkaAccess().provide();
        }
    }

    private void start(String component) throws IOException {
        started.add(component);
        Supervisor.forget(installation.runFolder(), component);
        components.start(component);
    }

    /** Also what ran already: a process that is there may not answer. */
    void awaitAll(Readiness readiness) throws IOException {
        for (String component : parts) {
            if (List.of("postgres", "kafka").contains(component) && !readiness.of(component)) {
                await(component, component, readiness);
            }
        }
        for (String service :
                ServiceLaunch.SERVICES.stream().filter(parts::contains).toList()) {
            if (missing.contains(service) || !readiness.of(service)) {
                await(service, ServiceLaunch.moduleOf(service), readiness);
            }
        }
        if (parts.contains("keycloak") && (missing.contains("keycloak") || !readiness.of("keycloak"))) {
            await("keycloak", "Keycloak", readiness);
            components.keycloak().realmIsThere();
        }
    }

    private void await(String component, String name, Readiness readiness) {
        long begin = System.nanoTime();
        while (!readiness.of(component)) {
            if (!components.running(component)) {
                throw new CliException(name + " ended while it was starting. Its log is " + installation.log(component)
                        + installation.lastLines(component));
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new CliException(name + " was not ready after " + PATIENCE.toSeconds() + " seconds. Its log is "
                        + installation.log(component) + installation.lastLines(component));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        tell(name, begin);
    }

    private void timed(String name, InstallationLock.Work work) throws IOException {
        long begin = System.nanoTime();
        work.run();
        tell(name, begin);
    }

    private void tell(String name, long begin) {
        progress.accept(
                String.format(Locale.ROOT, "%-28s ready after %4.1f s", name, (System.nanoTime() - begin) / 1e9));
    }
}
