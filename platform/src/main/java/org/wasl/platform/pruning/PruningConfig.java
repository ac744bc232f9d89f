package org.wasl.platform.pruning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long is kept what only repetitions need. Records, audit and outbox are not among it: an outbox row goes when Kafka has its event. */
@ConfigMapping(prefix = "wasl.pruning")
public interface PruningConfig {
    /** That an act was done under a key. Longer than any client should retry. */
    @WithDefault("2D")
    Duration idempotencyKeys();

    /** That an event was received. Longer than Kafka, or a restored service, may take to deliver it again. */
    @WithDefault("90D")
    Duration inbox();

    /** A dead letter that was sent again. The others wait for somebody to look at them. */
    @WithDefault("90D")
    Duration deadLetters();

    /** A change in the feed. Who read it last longer ago than this is told to read the records anew. */
    @WithDefault("400D")
    Duration changes();

    /** How often it is looked what may go. */
    Optional<String> every();
}
