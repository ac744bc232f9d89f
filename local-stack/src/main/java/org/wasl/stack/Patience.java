package org.wasl.stack;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits until everything is ready. */
final class Patience {
    @Option(names = "--timeout", paramLabel = "SECONDS", descriptionKey = "timeout")
    private Integer seconds;

    /** Null where nobody said. */
    Duration limit() {
        if (seconds != null && seconds < 1) {
            throw new CliException(Words.of("no-timeout", seconds));
        }
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
