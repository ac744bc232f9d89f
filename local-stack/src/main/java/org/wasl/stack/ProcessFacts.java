package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What the system says of a process: {@code ProcessHandle} takes one that has ended, and that nobody has asked how, for alive. */
final class ProcessFacts {
    private static final Path ALL = Path.of("/proc");

    enum State {
        RUNS,
        /** By a signal, until another lets it go on. */
        PAUSED,
        ENDED
    }

    private ProcessFacts() {}

    static State state(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return State.ENDED;
        }
        try {
            String stat = Files.readString(of(handle).resolve("stat"));
            // The name of the program stands before, in brackets, and may contain anything.
            return switch (stat.charAt(stat.lastIndexOf(')') + 2)) {
                case 'Z', 'X' -> threads(handle) > 1 ? State.RUNS : State.ENDED;
                case 'T' -> State.PAUSED;
                default -> State.RUNS;
            };
        } catch (IOException notKept) {
            return handle.isAlive() ? State.RUNS : State.ENDED;
        }
    }

    /** Of a process that was killed the first thread may end before the others, which still hold its files and its ports. */
    private static long threads(ProcessHandle handle) throws IOException {
        try (Stream<Path> threads = Files.list(of(handle).resolve("task"))) {
            return threads.count();
        }
    }

    /** Whether it was started in this folder. Who may not be asked is somebody else's. */
    static boolean worksIn(Path folder, ProcessHandle handle) {
        if (!Files.isDirectory(ALL.resolve("self"))) {
            return true;
        }
        try {
            return Files.isSameFile(of(handle).resolve("cwd"), folder);
        } catch (IOException notOurs) {
            return false;
        }
    }

    /** Programs of Wasl that work in one of these folders. A shell in which somebody looks around there is none. */
    static List<ProcessHandle> programsIn(List<Path> folders) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(handle -> handle.pid() != ProcessHandle.current().pid())
                    .filter(handle -> state(handle) != State.ENDED)
                    .filter(handle -> handle.info()
                            .command()
                            .map(command -> Path.of(command).getFileName().toString())
                            .filter(program -> program.equals("java") || program.equals("postgres"))
                            .isPresent())
                    .filter(handle -> folders.stream().anyMatch(folder -> worksIn(folder, handle)))
                    .toList();
        }
    }

    /** Lets it go on after a pause, and all that it started. */
    static void goOn(ProcessHandle handle) throws IOException {
        for (ProcessHandle each :
                Stream.concat(Stream.of(handle), handle.descendants()).toList()) {
            try {
                new ProcessBuilder("kill", "-CONT", String.valueOf(each.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /** Waits until it has ended, also where nobody asks how. */
    static boolean ends(ProcessHandle handle, Duration within) {
        long begin = System.nanoTime();
        while (state(handle) != State.ENDED) {
            if (System.nanoTime() - begin > within.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }

    private static Path of(ProcessHandle handle) {
        return ALL.resolve(String.valueOf(handle.pid()));
    }
}
