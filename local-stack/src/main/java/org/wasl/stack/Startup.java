package org.wasl.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One start of what is missing, in the order of the dependencies. What it started is stopped again when it does not succeed. */
final class Startup {
    /** How long a component may take until it is ready. */
    static final Duration PATIENCE = Duration.ofSeconds(150);

    /** How often all are asked again because one that answered does so no more. */
    private static final int ROUNDS = 3;

    private final Installation installation;
    private final Components components;
    private final SchemaMigrations migrations;
    private final ServiceLaunch launch;
    private final Consumer<String> progress;
    private final List<String> parts;
    private final List<String> missing;
    private final List<String> started = new ArrayList<>();
    private final Duration limit;
    private final long begin = System.nanoTime();

    /**
     * @param parts that are to run: all of them, or all but the one that somebody works on
     * @param limit how long all together may take; null for {@link #PATIENCE} with each
     */
    Startup(
            Installation installation,
            Components components,
            List<String> parts,
            SchemaMigrations migrations,
            ServiceLaunch launch,
            Duration limit,
            Consumer<String> progress) {
        this.limit = limit;
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
        if (missing.size() == components.all().size()) {
            installation.forgetTemporaryFiles();
        }
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
            start("postgres");
        }
        if (!launch.externalPostgres()) {
            components.ensureDatabases();
        }
        if (missing.contains("keycloak")) {
            if (!components.keycloak().built()) {
                progress.accept(Words.of("keycloak-is-prepared"));
                components.keycloak().build();
            }
            start("keycloak");
        }
        if (missing.contains("kafka")) {
            start("kafka");
        }
        if (!launch.externalKafka()) {
            // Before the services: one that may not read its topics yet would give up.
            await("kafka", readiness);
            components.kafkaAccess().provide();
        }
    }

    private void start(String component) throws IOException {
        started.add(component);
        Supervisor.forget(installation.runFolder(), component);
        components.start(component);
    }

    /** Also what ran already: a process that is there may not answer. All answer in one round at the end: who answered first may have ended meanwhile. */
    void awaitAll(Readiness readiness) throws IOException {
        List<String> silent = inOrder();
        for (int round = 0; !silent.isEmpty(); round++) {
            for (String part : silent) {
                await(part, readiness);
                if (round == 0 && missing.contains(part)) {
                    tell(nameOf(part));
                }
            }
            if (parts.contains("keycloak")) {
                components.keycloak().realmIsThere();
            }
            silent = inOrder().stream().filter(part -> !readiness.of(part)).toList();
            if (!silent.isEmpty() && round == ROUNDS) {
                throw notReady(silent.get(0));
            }
        }
    }

    /** Keycloak takes longest, and services wait for it by themselves. */
    private List<String> inOrder() {
        List<String> ordered = new ArrayList<>(parts);
        if (ordered.remove("keycloak")) {
            ordered.add("keycloak");
        }
        return ordered;
    }

    private void await(String component, Readiness readiness) {
        long since = limit == null ? System.nanoTime() : begin;
        while (!readiness.of(component)) {
            if (!components.running(component)) {
                throw new CliException(Words.of("ended-at-start", nameOf(component), installation.log(component))
                        + installation.lastLines(component));
            }
            if (System.nanoTime() - since > patience().toNanos()) {
                throw notReady(component);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private Duration patience() {
        return limit == null ? PATIENCE : limit;
    }

    private CliException notReady(String component) {
        return new CliException(
                Words.of("not-ready", nameOf(component), patience().toSeconds(), installation.log(component))
                        + installation.lastLines(component));
    }

    private static String nameOf(String component) {
        return switch (component) {
            case "postgres" -> "PostgreSQL";
            case "kafka" -> "Kafka";
            case "keycloak" -> "Keycloak";
            default -> ServiceLaunch.moduleOf(component);
        };
    }

    private void tell(String name) {
        progress.accept(Words.readyAfter(name, begin));
    }
}
