package org.wasl.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.wasl.stack.Ports.Name;

/** The parts of the platform that run on this machine, each a process: how each is started, ended and found. What is configured to run elsewhere is none. */
final class Components {
    /** Longer than a service may take for what it was asked before ({@code quarkus.shutdown.timeout}). */
    static final Duration GRACE = Duration.ofSeconds(40);

    private final Installation installation;
    private final Distribution software;
    private final Ports ports;
    private final ServiceLaunch launch;
    private final Consumer<String> progress;

    Components(
            Installation installation,
            Distribution software,
            Ports ports,
            ServiceLaunch launch,
            Consumer<String> progress) {
        this.installation = installation;
        this.software = software;
        this.ports = ports;
        this.launch = launch;
        this.progress = progress;
    }

    /** By name, in the order of their dependencies. */
    List<String> all() {
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

    List<String> missing(List<String> parts) {
        return parts.stream().filter(component -> !running(component)).toList();
    }

    boolean running(String component) {
        return component.equals("postgres")
                ? postgres().running()
                : process(component).running().isPresent();
    }

    /** It lives, and a signal keeps it from working. */
    Optional<ProcessHandle> paused(String component) {
        return component.equals("postgres")
                ? postgres().paused()
                : process(component).paused();
    }

    /** It has not ended. */
    Optional<ProcessHandle> present(String component) {
        return component.equals("postgres")
                ? postgres().present()
                : process(component).present();
    }

    /** It was started, nobody stopped it, and it is gone. */
    boolean died(String component) {
        return component.equals("postgres")
                ? postgres().died()
                : process(component).died();
    }

    /** Nobody started it, or somebody stopped it. */
    boolean stopped(String component) {
        return component.equals("postgres")
                ? postgres().present().isEmpty() && !postgres().died()
                : process(component).stopped();
    }

    ManagedProcess process(String component) {
        return installation.process(component);
    }

    void start(String component) throws IOException {
        ManagedProcess process = process(component);
        switch (component) {
            case "postgres" -> postgres().start();
            case "keycloak" -> process.start(keycloak().command(), keycloak().environment());
            case "kafka" ->
                process.start(
                        installation.withOwnTemporaryFiles(kafkaCommand()),
                        Map.of(KafkaNode.PASSWORD, installation.secrets().password("kafka.admin")));
            default ->
                process.start(
                        installation.withOwnTemporaryFiles(launch.command(component)), launch.environment(component));
        }
    }

    void stop(String component) {
        try {
            if (!component.equals("postgres")) {
                process(component).stop(GRACE);
            } else if (!launch.externalPostgres()) {
                postgres().stop();
            }
        } catch (IOException | CliException e) {
            progress.accept(Words.of("did-not-stop", component, e.getMessage()));
        }
    }

    /** Ends a component as a crash would. */
    void kill(String component) {
        if (component.equals("postgres")) {
            postgres().kill();
        } else {
            process(component).kill();
        }
    }

    /** What a signal has paused goes on: a second process beside it would find its ports taken. */
    void goOn(List<String> parts) throws IOException {
        for (String part : parts) {
            Optional<ProcessHandle> paused = paused(part);
            if (paused.isPresent()) {
                ProcessFacts.goOn(paused.get());
                progress.accept(Words.of("goes-on", part));
            }
        }
    }

    void requireFreePorts(List<String> components) throws IOException {
        for (String component : components) {
            for (Name name : needs(component)) {
                if (ports.taken(name)) {
                    throw new CliException(Words.of("port-taken", ports.of(name), component, Ports.option(name), name));
                }
            }
        }
    }

    static List<Name> needs(String component) {
        return switch (component) {
            case "postgres" -> List.of(Name.POSTGRES);
            case "kafka" -> List.of(Name.KAFKA, Name.KAFKA_CONTROLLER);
            case "keycloak" -> List.of(Name.KEYCLOAK, Name.KEYCLOAK_MANAGEMENT);
            default -> List.of(ServiceLaunch.portOf(component), ServiceLaunch.managementPortOf(component));
        };
    }

    PostgresServer postgres() {
        try {
            return new PostgresServer(
                    software.postgres(),
                    installation.dataOf("postgres"),
                    installation.log("postgres"),
                    ports.of(Name.POSTGRES),
                    () -> installation.secrets().password("postgres.admin"),
                    launch.postgresOptions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The databases of the embedded server, and their roles. */
    void ensureDatabases() throws IOException {
        Secrets secrets = installation.secrets();
        postgres().requirePassword(installation.secretsFile());
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
            throw new IOException(Words.of("databases-not-made", e.getMessage()), e);
        }
    }

    KafkaAccess kafkaAccess() {
        return new KafkaAccess(
                "127.0.0.1:" + ports.of(Name.KAFKA),
                installation.secrets().password("kafka.admin"),
                producer -> installation.secrets().password(ServiceLaunch.kafkaSecret(producer)));
    }

    Keycloak keycloak() throws IOException {
        return new Keycloak(software, ports, installation.secrets(), installation.data());
    }

    private List<String> kafkaCommand() {
        List<String> command = new ArrayList<>(List.of(Machine.java()));
        command.addAll(KafkaNode.MEMORY);
        command.addAll(List.of(
                software.sharedClasses("kafka", software.ownJar()),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                software.ownJar().toString(),
                KafkaNode.class.getName(),
                installation.dataOf("kafka").toString(),
                String.valueOf(ports.of(Name.KAFKA)),
                String.valueOf(ports.of(Name.KAFKA_CONTROLLER))));
        return command;
    }
}
