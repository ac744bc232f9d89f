package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which processes are those of an installation, and which of them run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessTest {
    @TempDir
    Path folder;

    private ManagedProcess sleeper;

    private ManagedProcess in(String installation) throws IOException {
        Path home = Files.createDirectories(folder.resolve(installation));
        return new ManagedProcess(home.resolve("run/sleeper.pid"), home.resolve("log/sleeper.log"), home);
    }

    private void started() throws IOException {
        sleeper = in("وصل one");
        sleeper.start(List.of("sleep", "600"), Map.of());
    }

    @AfterEach
    void ended() throws IOException {
        if (sleeper != null) {
            sleeper.stop(Duration.ofSeconds(5));
        }
    }

    @Test
    void the_copy_of_a_folder_does_not_stop_what_the_original_runs() throws IOException {
        started();
        ManagedProcess copy = in("copy");
        Files.createDirectories(folder.resolve("copy/run"));
        Files.copy(folder.resolve("وصل one/run/sleeper.pid"), folder.resolve("copy/run/sleeper.pid"));

        assertThat(copy.running()).isEmpty();
        copy.stop(Duration.ofSeconds(5));

        assertThat(sleeper.running()).isPresent();
        assertThat(folder.resolve("copy/run/sleeper.pid")).doesNotExist();
    }

    @Test
    void a_folder_that_was_moved_while_it_ran_still_stops_what_it_runs() throws IOException {
        started();
        ProcessHandle process = sleeper.running().orElseThrow();
        Files.move(folder.resolve("وصل one"), folder.resolve("moved"));

        in("moved").stop(Duration.ofSeconds(5));

        // The handle takes one that has ended for alive until this program has asked how.
        assertThat(ProcessFacts.state(process)).isEqualTo(ProcessFacts.State.ENDED);
        sleeper = null;
    }

    @Test
    void what_was_killed_has_ended_only_when_its_port_is_free() throws Exception {
        for (int round = 0; round < 5; round++) {
            int port = TestServers.freePort();
            sleeper = in("listener");
            sleeper.start(
                    List.of(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Listener.class.getName(),
                            String.valueOf(port)),
                    Map.of());
            await().atMost(Duration.ofSeconds(30)).until(() -> !isFree(port));

            sleeper.kill();

            assertThat(isFree(port)).isTrue();
        }
    }

    /** Much memory takes long to give back: the thread that began the program ends before those that hold its port. */
    static final class Listener {
        public static void main(String[] arguments) throws Exception {
            byte[][] much = new byte[300][1 << 20];
            for (byte[] part : much) {
                Arrays.fill(part, (byte) 1);
            }
            new ServerSocket(Integer.parseInt(arguments[0]), 1, InetAddress.getLoopbackAddress()).accept();
            System.out.println(much.length);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }

    @Test
    void what_a_signal_has_paused_does_not_run_and_goes_on_when_it_is_told() throws Exception {
        started();
        ProcessHandle process = sleeper.running().orElseThrow();
        signal("-STOP", process);
        await().until(() -> sleeper.paused().isPresent());

        assertThat(sleeper.running()).isEmpty();
        assertThat(sleeper.died()).as("it has not ended").isFalse();

        ProcessFacts.goOn(process);
        await().until(() -> sleeper.running().isPresent());
    }

    @Test
    void what_a_signal_has_paused_is_stopped() throws Exception {
        started();
        ProcessHandle process = sleeper.running().orElseThrow();
        signal("-STOP", process);
        await().until(() -> sleeper.paused().isPresent());

        sleeper.stop(Duration.ofSeconds(5));

        assertThat(ProcessFacts.state(process)).isEqualTo(ProcessFacts.State.ENDED);
        assertThat(sleeper.stopped()).isTrue();
    }

    @Test
    void what_the_supervisor_has_started_again_goes_on_without_it() throws Exception {
        sleeper = in("supervised");
        sleeper.start(List.of("/bin/sh", "-c", "sleep 600 & wait"), Map.of());
        ProcessHandle supervisor = sleeper.running().orElseThrow();
        await().until(() -> supervisor.children().count() == 1);
        ProcessHandle part = supervisor.children().findFirst().orElseThrow();
        try {
            sleeper.stopAlone(Duration.ofSeconds(5));

            assertThat(ProcessFacts.state(supervisor)).isEqualTo(ProcessFacts.State.ENDED);
            assertThat(part.isAlive()).isTrue();
        } finally {
            part.destroyForcibly();
        }
    }

    @Test
    void one_that_has_ended_and_that_nobody_asked_how_has_ended() throws Exception {
        // A shell that becomes another program never asks for the end of the child that it had.
        Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
        try {
            ProcessHandle child = ProcessHandle.of(
                            Long.parseLong(parent.inputReader().readLine()))
                    .orElseThrow();
            await().until(() -> parent.info()
                    .command()
                    .filter(command -> command.endsWith("sleep"))
                    .isPresent());
            child.destroyForcibly();
            await().until(() -> ProcessFacts.state(child) == ProcessFacts.State.ENDED);

            assertThat(child.isAlive()).as("Java takes it for alive").isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
