package org.wasl.registry.duplicate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.id.PersonId;
import org.wasl.matching.SimpleComparison.Reason;

/**
 * A record that may be the same person.
 *
 * @param personId null where the caller may not know which: another agency's record says no more than that it is there
 */
@Schema(name = "MatchCandidate")
public record Candidate(
        @Schema(nullable = true) PersonId personId,
        @Schema(minimum = "0", maximum = "1") double score,
        List<Reason> reasons) {}
