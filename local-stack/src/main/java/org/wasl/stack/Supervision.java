package org.wasl.stack;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.wasl.stack.Ports.Name;

/** The process that starts again what dies, and outlives the command which started it. */
final class Supervision {
    static final String SUPERVISOR = "supervisor";

    private final Installation installation;
    private final Components components;
    private final ServiceLaunch launch;
    private final Consumer<String> progress;

    Supervision(Installation installation, Components components, ServiceLaunch launch, Consumer<String> progress) {
        this.installation = installation;
        this.components = components;
        this.launch = launch;
        this.progress = progress;
    }

    boolean isRunning() {
        return installation.process(SUPERVISOR).running().isPresent();
    }

    void start(Distribution software, Ports ports) throws IOException {
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
                "--lang",
                "en",
                "--data",
                installation.data().toString()));
        for (Name name : Name.values()) {
            command.add("--port");
            command.add(Ports.option(name) + "=" + ports.of(name));
        }
        installation.process(SUPERVISOR).start(command, Map.of());
    }

    void stop() {
        try {
            installation.process(SUPERVISOR).stopAlone(Components.GRACE);
        } catch (IOException e) {
            progress.accept(Words.of("did-not-stop", SUPERVISOR, e.getMessage()));
        }
    }

    Optional<Supervisor.Restarts> restarts(String component) {
        return Supervisor.restarts(installation.runFolder(), component);
    }

    boolean hasStoppedAnswering(String component) {
        return Supervisor.stoppedAnswering(installation.runFolder(), component).isPresent();
    }

    /** Watches until this process is ended. */
    void watch(Readiness readiness) {
        Map<String, Supervisor.Part> parts = new LinkedHashMap<>();
        components.all().forEach(component -> parts.put(component, new Watched(component, readiness)));
        Supervisor supervisor = new Supervisor(parts, installation.runFolder(), InstantSource.system(), progress);
        long logLimit = launch.logLimit();
        while (!Thread.currentThread().isInterrupted()) {
            supervisor.round();
            limitLogs(logLimit);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private void limitLogs(long bytes) {
        try {
            installation.limitLogs(bytes);
        } catch (IOException notNow) {
            progress.accept(Words.of("logs-not-limited", notNow.getMessage()));
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
            return components.died(component);
        }

        @Override
        public boolean stopped() {
            return components.stopped(component);
        }

        @Override
        public boolean answers() {
            // A service is not ready while a database that is not ours is away, and starting it again mends nothing.
            return launch.externalPostgres() && ServiceLaunch.SERVICES.contains(component)
                    ? readiness.isAlive(component)
                    : readiness.of(component);
        }

        @Override
        public void end() {
            components.kill(component);
        }

        @Override
        public void start() throws IOException {
            components.start(component);
        }

        @Override
        public boolean othersNeedIt() {
            return component.equals("postgres");
        }
    }
}
