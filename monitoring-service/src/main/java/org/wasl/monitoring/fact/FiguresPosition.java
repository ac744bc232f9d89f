package org.wasl.monitoring.fact;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * To which position of the topics figures are computed. Two answers with the same position are the same.
 *
 * @param complete whether nothing was waiting when the topics were last looked at
 * @param waiting how many records were waiting; null while the topics could not be looked at
 */
public record FiguresPosition(
        boolean complete,

        @org.eclipse.microprofile.openapi.annotations.media.Schema(nullable = true)
        Long waiting,

        List<ReadPosition> partitions) {

    /** For whom each movement of other agencies' facts is nothing to follow. */
    FiguresPosition withoutPartitions() {
        return new FiguresPosition(complete, waiting, List.of());
    }

    static FiguresPosition of(List<ReadPosition> read, Map<TopicPartition, Long> ends) {
        if (ends.isEmpty()) {
            return new FiguresPosition(false, null, read);
        }
        long waiting = ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - offset(read, end.getKey())))
                .sum();
        return new FiguresPosition(waiting == 0, waiting, read);
    }

    private static long offset(List<ReadPosition> read, TopicPartition partition) {
        return read.stream()
                .filter(position ->
                        position.topic().equals(partition.topic()) && position.partition() == partition.partition())
                .mapToLong(ReadPosition::offset)
                .findFirst()
                .orElse(0);
    }
}
