package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wasl.stack.ProcessFacts.State;

/**
 * A process that outlives the command which started it, found again by its pid file. The file holds the start time beside the pid, and the process works in
 * the folder of its installation: a stranger that got the pid after a crash is never signalled, nor the process of the installation that this one was
 * copied from.
 */
final class ManagedProcess {
    private final Path pidFile;
    private final Path log;
    private final Path home;

    /** @param home the folder that it works in */
    ManagedProcess(Path pidFile, Path log, Path home) {
        this.pidFile = pidFile;
        this.log = log;
        this.home = home;
    }

    Path log() {
        return log;
    }

    void start(List<String> command, Map<String, String> environment) throws IOException {
        OwnerOnly.file(log);
        // What a process writes is for its owner only, whatever the shell that started us says.
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "wasl"));
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        ProcessHandle handle = builder.start().toHandle();
        OwnerOnly.file(pidFile);
        Files.writeString(pidFile, handle.pid() + " " + startOf(handle) + "\n");
    }

    /** It lives and may do its work. */
    Optional<ProcessHandle> running() {
        return present().filter(handle -> ProcessFacts.state(handle) == State.RUNS);
    }

    /** It lives, and a signal keeps it from working. */
    Optional<ProcessHandle> paused() {
        return present().filter(handle -> ProcessFacts.state(handle) == State.PAUSED);
    }

    /** It has not ended. */
    Optional<ProcessHandle> present() {
        try {
            String[] parts = Files.readString(pidFile).trim().split(" ");
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(handle -> ProcessFacts.state(handle) != State.ENDED)
                    .filter(handle -> String.valueOf(startOf(handle)).equals(parts[1]))
                    .filter(handle -> ProcessFacts.worksIn(home, handle));
        } catch (IOException | RuntimeException noneOrUnreadable) {
            return Optional.empty();
        }
    }

    /** Started, not stopped, and gone: a command that stops it removes the pid file. */
    boolean died() {
        return Files.exists(pidFile) && present().isEmpty();
    }

    boolean stopped() {
        return !Files.exists(pidFile);
    }

    /** Asks first, insists after the grace. What does not even end then keeps its pid file. */
    void stop(Duration grace) throws IOException {
        List<ProcessHandle> family =
                present().stream().flatMap(ProcessHandle::descendants).toList();
        stopAlone(grace);
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    /** What it has started goes on: the parts that the supervisor started again are its children. */
    void stopAlone(Duration grace) throws IOException {
        Optional<ProcessHandle> found = present();
        if (found.isPresent()) {
            ProcessHandle handle = found.get();
            boolean paused = ProcessFacts.state(handle) == State.PAUSED;
            handle.destroy();
            if (paused) {
                ProcessFacts.goOn(handle);
            }
            if (!ProcessFacts.ends(handle, grace)) {
                handle.destroyForcibly();
                ProcessFacts.ends(handle, Duration.ofSeconds(10));
            }
        }
        if (present().isEmpty()) {
            Files.deleteIfExists(pidFile);
        }
    }

    /** Ends it as a crash would. */
    void kill() {
        present().ifPresent(handle -> {
            List<ProcessHandle> family =
                    Stream.concat(Stream.of(handle), handle.descendants()).toList();
            family.forEach(ProcessHandle::destroyForcibly);
            family.forEach(each -> ProcessFacts.ends(each, Duration.ofSeconds(10)));
        });
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }
}
