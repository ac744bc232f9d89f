package org.wasl.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Publishing of outbox rows to Kafka. */
@ConfigMapping(prefix = "wasl.relay")
public interface RelayConfig {
    /** Rows read in one go. Larger batches raise throughput and the time the relay's lock is held. */
    @WithDefault("1000")
    int batchSize();

    /** Rest after an empty read; also what a new event waits at most. There is no rest between full batches. */
    @WithDefault("100ms")
    Duration idlePause();

    /** From when on the readiness says that events go out late. */
    @WithDefault("60s")
    Duration lateAfter();

    /** What one round may take before the rows are left for the next. */
    @WithDefault("20s")
    Duration sendTimeout();
}
