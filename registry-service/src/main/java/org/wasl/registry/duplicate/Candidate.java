package org.wasl.registry.duplicate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.id.PersonId;

/**
 * A record that may be the same person.
 *
 * @param personId null where the caller may not know which: another agency's record says no more than that it is there
 * @param probability that the two are one person
 * @param reasons empty with another agency's record, which would tell what it holds
 */
@Schema(name = "MatchCandidate")
public record Candidate(
        @Schema(nullable = true) PersonId personId,
        @Schema(minimum = "0", maximum = "1") double probability,
        List<MatchReason> reasons) {}
