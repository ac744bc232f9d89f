package org.wasl.platform.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A place outside the database that signed checkpoints are appended to and read from. */
sealed interface CheckpointStore permits CheckpointTopic, CheckpointFile {
    /** As a verification names it. */
    String name();

    void append(Checkpoint checkpoint, String signed) throws IOException;

    /**
     * Read back until so many of ours are found, or to the beginning: what somebody else appended pushes nothing of ours out of sight.
     *
     * @param ours empty for a record that is not ours
     */
    <T> Found<T> last(int count, Function<String, Optional<T>> ours) throws IOException;

    /**
     * @param ours in the order in which they were appended
     * @param foreign records between and after them that are not ours
     */
    record Found<T>(List<T> ours, long foreign) {}

    /** Tells ours from others as they are read; of others nothing is kept. */
    final class Sorting<T> {
        private final Function<String, Optional<T>> ours;
        private final List<T> found = new ArrayList<>();
        private long foreign;

        Sorting(Function<String, Optional<T>> ours) {
            this.ours = ours;
        }

        /** @param text null for a record without one */
        void add(String text) {
            Optional.ofNullable(text).flatMap(ours).ifPresentOrElse(found::add, () -> foreign++);
        }

        Found<T> found() {
            return new Found<>(found, foreign);
        }
    }
}
