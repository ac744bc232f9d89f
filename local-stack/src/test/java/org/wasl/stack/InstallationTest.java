package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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

    @Test
    void a_log_that_is_full_is_begun_anew_and_what_it_was_is_kept_once() throws IOException {
        Installation installation = new Installation(folder);
        Path log = installation.log("case");
        OwnerOnly.file(log);
        OwnerOnly.file(installation.log("kafka"));
        Files.writeString(installation.log("kafka"), "short");
        try (FileOutputStream service = new FileOutputStream(log.toFile(), true)) {
            service.write("0123456789\n".getBytes());
            installation.limitLogs(10);
            service.write("second\n".getBytes());

            installation.limitLogs(10);
            assertThat(log).hasContent("second\n");
            service.write("and much more\n".getBytes());
            installation.limitLogs(10);
        }

        assertThat(log).isEmptyFile();
        assertThat(log.resolveSibling("case.log.1")).hasContent("second\nand much more\n");
        assertThat(Files.getPosixFilePermissions(log.resolveSibling("case.log.1")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(installation.log("kafka")).hasContent("short");
        assertThat(installation.logs()).containsExactly("case", "kafka");
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
        new Marker(data.resolve(Marker.NAME)).add(Set.of("demo"));
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17");

        assertThat(told("reset --yes --data " + data).status()).isZero();

        assertThat(data).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "status"})
    void a_line_that_the_secrets_have_lost_is_not_made_anew(String command) throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets secrets = new Secrets(file);
        secrets.makeMissing();
        secrets.password("demo");
        secrets.key("key.index.case");
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("key.index.case"))
                        .toList());
        String before = Files.readString(file);

        Told told = told(command + " --data " + folder);

        assertThat(told.status()).isEqualTo(1);
        assertThat(told.words())
                .contains("has lost what this installation was made with: key.index.case")
                .contains("backup");
        assertThat(file).hasContent(before);
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void a_secret_that_a_newer_release_needs_is_made() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, "demo=known\n");
        Installation older = new Installation(folder);
        older.prepare();

        older.requireSecretsOfTheData();
        older.secrets().makeMissing();

        assertThat(older.secrets().password("demo")).isEqualTo("known");
        assertThat(older.secrets().password("client.new")).isNotBlank();
        assertThat(new Marker(folder.resolve(Marker.NAME)).names()).containsExactly("client.new", "demo");
    }

    @Test
    void a_folder_without_the_marker_of_an_installation_is_left_as_it_is() throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "17");
        Files.createDirectories(folder.resolve("kafka"));

        Told told = told("reset --yes --data " + folder);

        assertThat(told.status()).isEqualTo(1);
        assertThat(told.words()).contains("is not marked as an installation of Wasl");
        assertThat(folder.resolve("postgres/PG_VERSION")).exists();
        assertThat(folder.resolve("kafka")).exists();
    }

    @Test
    void what_somebody_else_laid_into_an_installation_stays() throws IOException {
        Path data = folder.resolve("data");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.txt"), "kept");
        Secrets secrets = new Secrets(data.resolve("secrets.properties"));
        secrets.makeMissing();
        secrets.password("demo");
        Files.createDirectories(data.resolve("log"));
        Files.writeString(data.resolve("log/kafka.log"), "");
        Files.createSymbolicLink(data.resolve("log/elsewhere"), elsewhere);
        Files.writeString(data.resolve("list of children.xlsx"), "somebody's");

        assertThat(told("reset --yes --data " + data).status()).isZero();

        try (Stream<Path> kept = Files.list(data)) {
            assertThat(kept).containsExactly(data.resolve("list of children.xlsx"));
        }
        assertThat(elsewhere).hasContent("kept");
    }

    @Test
    void nothing_is_removed_before_somebody_agrees() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets secrets = new Secrets(file);
        secrets.makeMissing();
        secrets.password("demo");

        Told told = told("reset --data " + folder);

        assertThat(told.status()).isEqualTo(1);
        assertThat(told.words()).contains("reset --yes");
        assertThat(file).exists();
    }

    @Test
    void who_waited_while_the_installation_was_removed_begins_with_a_new_lock() throws Exception {
        List<String> words = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> second = new ArrayList<>();

        InstallationLock.during(
                () -> {
                    second.add(held(words));
                    await().until(() -> !words.isEmpty());
                    Distribution.deleteTree(folder.resolve("run"));
                },
                folder,
                words::add);

        await().until(second.get(0)::isDone);
        assertThat(words).endsWith("held");
        assertThat(folder.resolve("run/lock")).exists();
    }

    @Test
    void work_that_misses_a_file_fails_and_is_not_done_again() {
        List<String> runs = new ArrayList<>();
        InstallationLock.Work work = () -> {
            runs.add("run");
            if (runs.size() == 1) {
                throw new NoSuchFileException("a file of the work");
            }
        };

        assertThatThrownBy(() -> InstallationLock.during(work, folder, line -> {}))
                .isInstanceOf(NoSuchFileException.class);

        assertThat(runs).hasSize(1);
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
            assertThat(kept)
                    .as("nothing is left beside it but the marker")
                    .containsExactlyInAnyOrder(file, file.resolveSibling(Marker.NAME));
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
