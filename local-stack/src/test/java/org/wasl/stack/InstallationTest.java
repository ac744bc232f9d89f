package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The folder of an installation: what makes it, what only looks at it, and what may be done to it at the same time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InstallationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"status", "down", "logs kafka", "reset --yes"})
    void only_up_makes_an_installation(String command) {
        Path nowhere = folder.resolve("nowhere");

        Told told = told(command + " --data " + nowhere);

        assertThat(told.status()).isEqualTo(1);
        assertThat(told.words()).startsWith("There is no installation in " + nowhere);
        assertThat(nowhere).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "status"})
    void data_whose_secrets_are_missing_is_left_as_it_is(String command) throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17");

        Told told = told(command + " --data " + folder);

        assertThat(told.status()).isEqualTo(1);
        assertThat(told.words())
                .contains("passwords and keys are missing")
                .contains(folder.resolve("secrets.properties").toString())
                .contains("backup");
        try (Stream<Path> kept = Files.list(folder)) {
            assertThat(kept).containsExactly(folder.resolve("postgres"));
        }
    }

    @Test
    void data_whose_secrets_are_missing_can_be_removed() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17");

        assertThat(told("reset --yes --data " + data).status()).isZero();

        assertThat(data).doesNotExist();
    }

    @Test
    void a_secret_is_made_while_an_installation_is_started_and_not_by_who_looks_at_it() throws IOException {
        Path file = folder.resolve("data/secrets.properties");
        Secrets looking = new Secrets(file);
        assertThatThrownBy(() -> looking.password("demo"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("./wasl up");
        assertThat(file).doesNotExist();

        Secrets starting = new Secrets(file);
        starting.makeMissing();
        String made = starting.password("demo");

        assertThat(new Secrets(file).password("demo")).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> kept = Files.list(file.getParent())) {
            assertThat(kept).as("nothing is left beside it").containsExactly(file);
        }
    }

    @Test
    void of_two_who_start_a_new_installation_the_second_takes_the_secrets_of_the_first() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets first = new Secrets(file);
        Secrets second = new Secrets(file);

        first.makeMissing();
        String made = first.password("demo");
        second.makeMissing();

        assertThat(second.password("demo")).isEqualTo(made);
        assertThat(second.password("another")).isNotEqualTo(made);
        assertThat(new Secrets(file).password("demo")).isEqualTo(made);
    }

    @Test
    void one_command_at_a_time_starts_an_installation_and_the_next_waits_for_it() throws Exception {
        List<String> words = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> second = new ArrayList<>();

        InstallationLock.during(
                () -> {
                    second.add(held(words));
                    await().until(() -> !words.isEmpty());
                    assertThat(words).singleElement().asString().contains("Waiting");
                },
                folder,
                words::add);

        await().until(second.get(0)::isDone);
        assertThat(words).hasSize(2).endsWith("held");
    }

    private CompletableFuture<Void> held(List<String> words) {
        return CompletableFuture.runAsync(() -> {
            try {
                InstallationLock.during(() -> words.add("held"), folder, words::add);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void also_when_the_other_command_is_another_process() throws Exception {
        Process other = new ProcessBuilder(
                        Machine.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            List<String> words = Collections.synchronizedList(new ArrayList<>());
            CompletableFuture<Void> here = held(words);
            await().until(() -> words.size() == 1);
            assertThat(words.get(0)).contains("Waiting");

            // However it ends.
            other.destroyForcibly();

            await().until(here::isDone);
            assertThat(words).hasSize(2);
        } finally {
            other.destroyForcibly();
        }
    }

    /** Holds the lock of a folder until it is ended. */
    static final class Holder {
        public static void main(String[] args) throws Exception {
            InstallationLock.during(
                    () -> {
                        System.out.println("held");
                        System.in.read();
                    },
                    Path.of(args[0]),
                    line -> {});
        }
    }

    private record Told(int status, String words) {}

    private static Told told(String command) {
        StringWriter words = new StringWriter();
        CommandLine line = Wasl.commandLine();
        line.setErr(new PrintWriter(words, true));
        return new Told(line.execute(command.split(" ")), words.toString());
    }
}
