package org.wasl.platform.audit;

import java.io.IOException;
import java.util.List;

/** A place outside the database that signed checkpoints are appended to and read from. */
sealed interface CheckpointStore permits CheckpointTopic, CheckpointFile {
    /** As a verification names it. */
    String name();

    void append(Checkpoint checkpoint, String signed) throws IOException;

    /** The newest, at most so many, in the order in which they were appended; also what is not ours. */
    List<String> last(int count) throws IOException;
}
