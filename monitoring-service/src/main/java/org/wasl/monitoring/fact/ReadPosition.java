package org.wasl.monitoring.fact;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far a partition of a topic is read.
 *
 * @param offset of the next fact that will be read: all before it are counted
 * @param factAt when the last fact that was read was stated; null before the first
 */
public record ReadPosition(
        String topic,
        int partition,
        long offset,
        @Schema(nullable = true) Instant factAt) {}
