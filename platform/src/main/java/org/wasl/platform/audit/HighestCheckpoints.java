package org.wasl.platform.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.wasl.platform.audit.Anchors.Signed;

/**
 * The checkpoints with the highest sequences among the records that are added, in whichever order these come. A record that was sent again counts once, so
 * that no number of old ones takes the place of a newer one. Two different ones of one sequence are both kept.
 */
final class HighestCheckpoints {
    private final int most;
    private final Reading reading;
    private final TreeMap<Long, Map<String, Signed>> found = new TreeMap<>();
    private long foreign;
    private long repeated;
    private long older;

    /** @param most sequences that are kept */
    HighestCheckpoints(int most, Reading reading) {
        this.most = most;
        this.reading = reading;
    }

    /**
     * @param claimed the sequence that a record says it has, before its signature is looked at; below zero where it says none
     * @param ours empty for a record that no key of ours signed
     */
    record Reading(ToLongFunction<String> claimed, Function<String, Optional<Signed>> ours) {}

    /** A signature is only verified where it matters: what says that it is older than all that are kept is passed over. @param text null for a record without one */
    void add(String text) {
        long sequence = text == null ? -1 : reading.claimed().applyAsLong(text);
        if (sequence >= 0 && isFull() && sequence < found.firstKey()) {
            older++;
            return;
        }
        if (sequence >= 0 && found.getOrDefault(sequence, Map.of()).containsKey(text)) {
            repeated++;
            return;
        }
        Optional<Signed> one = sequence < 0 ? Optional.empty() : reading.ours().apply(text);
        if (one.isEmpty()) {
            foreign++;
            return;
        }
        found.computeIfAbsent(sequence, none -> new LinkedHashMap<>()).put(text, one.get());
        if (found.size() > most) {
            found.pollFirstEntry();
        }
    }

    boolean isFull() {
        return found.size() >= most;
    }

    /** Records that were passed over. */
    long older() {
        return older;
    }

    CheckpointStore.Found found() {
        List<Signed> inOrder = found.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
        return new CheckpointStore.Found(inOrder, foreign, repeated);
    }
}
