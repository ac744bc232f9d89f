package org.wasl.platform.audit;

import java.io.IOException;
import java.util.List;
import org.wasl.platform.audit.Anchors.Signed;

/** A place outside the database that signed checkpoints are appended to and read from. */
sealed interface CheckpointStore permits CheckpointTopic, CheckpointFile {
    /** As a verification names it. */
    String name();

    void append(Checkpoint checkpoint, String signed) throws IOException;

    /** Those with the highest sequences: what somebody else appended, or appended again, pushes nothing of ours out of sight. */
    Found highest(int count, HighestCheckpoints.Reading reading) throws IOException;

    /**
     * @param ours by sequence, the highest last; two of one sequence where there are two
     * @param foreign records that are not ours
     * @param repeated records that were there already
     */
    record Found(List<Signed> ours, long foreign, long repeated) {}
}
