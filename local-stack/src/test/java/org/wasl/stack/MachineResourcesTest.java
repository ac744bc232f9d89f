package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomTest {
    private static final Path HERE = Path.of("/data");

    @Test
    void too_little_memory_is_a_sentence_that_says_what_to_do() {
        assertThatThrownBy(() -> new MachineResources(HERE, 2900, 50_000).requireFor(7))
                .isInstanceOf(CliException.class)
                .hasMessage(
                        "There are 2900 MiB of memory free, and 3072 MiB are needed. Close something and try again.");
    }

    @Test
    void one_part_needs_less_than_all() {
        assertThatCode(() -> new MachineResources(HERE, 500, 50_000).requireFor(1))
                .doesNotThrowAnyException();
    }

    @Test
    void too_little_disk_names_the_folder_and_the_option() {
        assertThatThrownBy(() -> new MachineResources(HERE, 8000, 900).requireFor(7))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("900 MiB free on the disk of /data")
                .hasMessageContaining("--data");
    }
}
