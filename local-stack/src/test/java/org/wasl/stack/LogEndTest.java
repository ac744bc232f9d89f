package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogEndTest {
    @TempDir
    Path folder;

    @Test
    void a_service_that_refused_to_start_says_why_and_not_where_in_the_program() throws Exception {
        Path log = folder.resolve("registry.log");
        Files.writeString(log, """
                {"level":"ERROR","message":"Failed to start application","exception":{"refId":1,"exceptionType":"java.lang.RuntimeException","message":"Failed to start quarkus","frames":[{"class":"org.Place","method":"main","line":7}],"causedBy":{"exception":{"refId":2,"exceptionType":"java.lang.IllegalStateException","message":"Other keys stand under the names: INDEX local-1. Put the right ones back."}}}}
                a line of the machine
                """);

        assertThat(LogEnd.of(log))
                .isEqualTo(
                        ":\nERROR Failed to start application\n  Failed to start quarkus\n"
                                + "  Other keys stand under the names: INDEX local-1. Put the right ones back.\na line of the machine");
    }

    @Test
    void without_a_log_nothing_is_told() {
        assertThat(LogEnd.of(folder.resolve("none.log"))).isEqualTo(".");
    }
}
