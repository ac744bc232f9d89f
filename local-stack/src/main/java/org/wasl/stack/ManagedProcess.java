package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that outlives the command which started it, found again by its pid file. The file holds the start time beside the pid, so that a
 * pid given to a stranger after a crash is never signalled.
 */
final class ManagedProcess {
    private final Path pidFile;
    private final Path log;

    ManagedProcess(Path pidFile, Path log) {
        this.pidFile = pidFile;
        this.log = log;
    }

    Path log() {
        return log;
    }

    void start(List<String> command, Map<String, String> environment, Path workingDirectory) throws IOException {
        OwnerOnly.file(log);
        // What a process writes is for its owner only, whatever the shell that started us says.
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "wasl"));
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        ProcessHandle handle = builder.start().toHandle();
        OwnerOnly.file(pidFile);
        Files.writeString(pidFile, handle.pid() + " " + startOf(handle) + "\n");
    }

    Optional<ProcessHandle> running() {
        try {
            String[] parts = Files.readString(pidFile).trim().split(" ");
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> String.valueOf(startOf(handle)).equals(parts[1]));
        } catch (IOException | RuntimeException noneOrUnreadable) {
            return Optional.empty();
        }
    }

    /** Started, not stopped, and gone: a command that stops it removes the pid file. */
    boolean died() {
        return Files.exists(pidFile) && running().isEmpty();
    }

    boolean stopped() {
        return !Files.exists(pidFile);
    }

    /** Asks first, insists after the grace. Returns when the process is gone. */
    void stop(Duration grace) throws IOException {
        Optional<ProcessHandle> found = running();
        if (found.isPresent()) {
            ProcessHandle handle = found.get();
            List<ProcessHandle> family = handle.descendants().toList();
            handle.destroy();
            if (!gone(handle, grace)) {
                handle.destroyForcibly();
                gone(handle, Duration.ofSeconds(10));
            }
            family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean gone(ProcessHandle handle, Duration within) {
        try {
            handle.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (Exception e) {
            return !handle.isAlive();
        }
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }
}
