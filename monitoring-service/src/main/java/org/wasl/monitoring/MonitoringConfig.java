package org.wasl.monitoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the columns that figures are counted from. */
@ConfigMapping(prefix = "wasl.figures")
public interface MonitoringConfig {
    /** Where they stand. Whatever is lost here is read again from the topics. */
    Path file();

    /** How many people live in each governorate, as a list with the columns governorate, persons, since; that of the last census where left out. */
    Optional<Path> population();

    /** How much of them is in memory at once, beside the heap. */
    @WithDefault("96MB")
    String memory();

    /** How many threads one question takes. */
    @WithDefault("2")
    int threads();

    /** How many questions are answered at once; others wait. */
    @WithDefault("4")
    int questionsAtOnce();

    /** How many facts are applied in one transaction. */
    @WithDefault("5000")
    int mostAtOnce();

    /** How long to wait before a topic that could not be read is tried again. */
    @WithDefault("PT1S")
    Duration retryAfter();

    OpenData openData();

    /** Who publishes the open data, and how they may be used. */
    interface OpenData {
        @WithDefault("Ministry of Social Development, Jordan")
        String publisher();

        @WithDefault("https://creativecommons.org/licenses/by/4.0/")
        String license();
    }
}
