package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("servers")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PostgresServerTest {
    @TempDir
    Path folder;

    @Test
    void a_server_that_was_killed_died_and_one_that_was_stopped_did_not() throws Exception {
        PostgresServer server = new PostgresServer(
                Distribution.ofThisBuild().postgres(),
                folder.resolve("postgres"),
                folder.resolve("log/postgres.log"),
                TestServers.freePort(),
                "admin",
                "-c fsync=off");
        assertThat(server.died()).isFalse();
        server.start();
        try {
            assertThat(server.died()).isFalse();
            server.kill();
            assertThat(server.died()).isTrue();

            server.start();
            assertThat(server.died()).isFalse();
        } finally {
            server.stop();
        }
        assertThat(server.died()).isFalse();
    }

    /** An installation of before stays as it was made. */
    @Test
    void a_page_that_the_disk_spoils_is_noticed() throws Exception {
        PostgresServer server = server("ours", "admin");
        server.start();
        try (var admin = server.asAdmin("postgres");
                var statement = admin.createStatement()) {
            ResultSet row = statement.executeQuery("show data_checksums");
            row.next();
            assertThat(row.getString(1)).isEqualTo("on");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_copy_of_its_folder_leaves_it_alone_and_starts_beside_it() throws Exception {
        PostgresServer original = server("original", "admin");
        original.start();
        PostgresServer copy = server("copy", "admin");
        try {
            copyTree(folder.resolve("original"), folder.resolve("copy"));
            assertThat(copy.running()).isFalse();

            copy.stop();
            copy.kill();
            assertThat(original.running()).isTrue();

            copy.start();
            assertThat(copy.running()).isTrue();
        } finally {
            copy.stop();
            original.stop();
        }
        assertThat(original.running()).isFalse();
    }

    @Test
    void the_password_of_another_installation_is_told_from_one_of_this_data() throws Exception {
        PostgresServer ours = server("ours", "admin");
        ours.start();
        try {
            ours.requirePassword(folder.resolve("secrets.properties"));

            PostgresServer withOthers = new PostgresServer(
                    Distribution.ofThisBuild().postgres(),
                    folder.resolve("ours"),
                    folder.resolve("log/ours.log"),
                    URI.create(ours.url("x").substring("jdbc:".length())).getPort(),
                    "somebody-elses",
                    "");
            assertThatThrownBy(() -> withOthers.requirePassword(folder.resolve("secrets.properties")))
                    .isInstanceOf(CliException.class)
                    .hasMessageContaining("belong to another installation")
                    .hasMessageContaining(folder.resolve("secrets.properties").toString());
        } finally {
            ours.stop();
        }
    }

    @Test
    void data_of_another_version_is_left_as_it_is() throws Exception {
        Files.createDirectories(folder.resolve("old"));
        Files.writeString(folder.resolve("old/PG_VERSION"), "12\n");

        assertThatThrownBy(() -> server("old", "admin").start())
                .isInstanceOf(CliException.class)
                .hasMessageContaining("PostgreSQL 12")
                .hasMessageContaining("pg_upgrade");
        try (Stream<Path> kept = Files.list(folder.resolve("old"))) {
            assertThat(kept).containsExactly(folder.resolve("old/PG_VERSION"));
        }
    }

    private PostgresServer server(String name, String password) throws Exception {
        return new PostgresServer(
                Distribution.ofThisBuild().postgres(),
                folder.resolve(name),
                folder.resolve("log/" + name + ".log"),
                TestServers.freePort(),
                password,
                "-c fsync=off");
    }

    private static void copyTree(Path from, Path to) throws Exception {
        Process copied = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .inheritIO()
                .start();
        assertThat(copied.waitFor()).isZero();
    }
}
