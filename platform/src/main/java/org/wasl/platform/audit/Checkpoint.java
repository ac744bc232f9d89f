package org.wasl.platform.audit;

import java.time.Instant;

/**
 * How long the audit of a service is and what its head is, as it is signed and kept outside the database (ADR 30).
 *
 * @param sequence counts the checkpoints of a service, without a gap
 * @param seal number of the last seal; 0 where nothing is sealed yet
 * @param entries rows in all seals
 * @param head hash of the last seal, base64url; empty where nothing is sealed yet
 * @param previous SHA-256 of the signed checkpoint before, base64url; null for the first
 */
public record Checkpoint(
        String service, long sequence, long seal, long entries, String head, Instant at, String previous) {}
