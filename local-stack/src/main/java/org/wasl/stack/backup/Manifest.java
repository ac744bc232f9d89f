package org.wasl.stack.backup;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a backup holds, written at its end.
 *
 * @param id of this backup; its file of keys has the same
 * @param point the moment of which everything is
 * @param keys fingerprint of the keys that the data is sealed with
 * @param postgres major version of the server whose files these are
 * @param migrations by service: numbers of those that its database has
 * @param positions where the readers of Kafka are
 * @param files all others of the backup, with what they hold
 */
public record Manifest(
        int format,
        String id,
        String point,
        String keys,
        String postgres,
        Map<String, Set<Integer>> migrations,
        List<Position> positions,
        Map<String, Content> files) {
    public static final int FORMAT = 1;

    /** @param next offset that this group reads next */
    public record Position(String group, String topic, int partition, long next) {}

    public record Content(long bytes, String sha256) {}
}
