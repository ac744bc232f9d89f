package org.wasl.registry.duplicate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.id.PersonId;

/**
 * A record that may be the same person. Records of other agencies are one entry, whatever their number, the last one, which says no more than that there is
 * one: how like it is would tell what it holds.
 *
 * @param personId null where the record is another agency's
 * @param probability that the two are one person; null where the record is another agency's
 * @param reasons empty where the record is another agency's
 */
@Schema(name = "MatchCandidate")
public record Candidate(
        @Schema(nullable = true) PersonId personId,

        @Schema(nullable = true, minimum = "0", maximum = "1")
        Double probability,

        List<MatchReasonView> reasons) {
    static final Candidate OF_ANOTHER_AGENCY = new Candidate(null, null, List.of());
}
