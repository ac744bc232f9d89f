package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
