package org.wasl.registry.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.MatchStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.registry.duplicate.MatchReasonView;
import org.wasl.registry.person.PersonView;

/**
 * A pair as its stewards see it.
 *
 * @param weight the evidence that they are one person, in bits: each doubles how probable it is. Null where another agency holds one of the two: the number
 *     would tell what its record holds
 * @param probability null with the weight
 * @param reasons field by field; without weights where another agency holds one of the two
 * @param modelVersion by which model it was weighed
 * @param claimedUntil until then another steward, or the caller, has the pair alone
 * @param confirmations who said that it is one person, and for which agency; all that hold one of the two must
 * @param left side by side, in the single view only: your agency's own record in full, another's as far as consent opens it to you. Null where nothing of
 *     it is open; the reasons tell how the two agree
 */
@Schema(name = "MatchReview")
public record ReviewView(
        @JsonUnwrapped RecordMetadata metadata,
        MatchStatus status,
        @Schema(nullable = true) Double weight,

        @Schema(nullable = true, minimum = "0", maximum = "1")
        Double probability,

        List<MatchReasonView> reasons,
        int modelVersion,
        PersonId leftId,
        PersonId rightId,
        @Schema(nullable = true) PersonView left,
        @Schema(nullable = true) PersonView right,
        @Schema(nullable = true) Instant claimedUntil,
        boolean claimedByMe,
        @Schema(nullable = true) Instant decidedAt,
        @Schema(nullable = true) String decisionNote,
        List<Confirmed> confirmations,
        List<String> allowedActions)
        implements View {

    /**
     * One confirmation.
     *
     * @param coordinating whether in the place of an agency that does not confirm
     */
    @Schema(name = "MatchConfirmation")
    public record Confirmed(AgencyId agencyId, boolean coordinating, Instant at) {
        static Confirmed of(Confirmation given) {
            return new Confirmed(given.agency(), given.coordinating(), given.at());
        }
    }
}
