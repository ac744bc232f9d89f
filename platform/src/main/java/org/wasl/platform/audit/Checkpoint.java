package org.wasl.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * How long the audit of a service is and what its head is, as it is signed and kept outside the database (ADR 30).
 *
 * @param sequence counts the checkpoints of a service, without a gap
 * @param seal number of the last seal; 0 where nothing is sealed yet
 * @param entries rows in all seals
 * @param head hash of the last seal, base64url; empty where nothing is sealed yet
 * @param previous SHA-256 of the signed checkpoint before, base64url; null for the first
 * @param restored the last restoration of the database before this one was signed; null where there was none
 * @param file what the file of checkpoints held when this one was signed; null where there is no such file, or nothing in it
 */
public record Checkpoint(
        String service,
        long sequence,
        long seal,
        long entries,
        String head,
        Instant at,
        String previous,
        @JsonInclude(JsonInclude.Include.NON_NULL) Restored restored,
        @JsonInclude(JsonInclude.Include.NON_NULL) FileExtent file) {
    /**
     * The database was put back to an earlier state (ADR 67).
     *
     * @param epoch seconds since 1970 when it was restored
     * @param point the restored state is that of this time
     * @param keptSeal number of the last seal of that state; those after it, as they were before, are gone
     */
    public record Restored(long epoch, Instant point, long keptSeal) {}

    /** The sequences of the first and the last line of a file; the first says which file it is. */
    public record FileExtent(long from, long to) {}
}
