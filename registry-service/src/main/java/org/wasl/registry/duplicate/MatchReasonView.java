package org.wasl.registry.duplicate;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.MatchAgreement;
import org.wasl.contracts.code.MatchField;

/**
 * One field's part in the weight of a pair.
 *
 * @param agreement null for what is no field of a record: how rare it is, and what a household would share
 * @param weight in bits: each doubles how probable it is that the records are of one person; less than zero speaks against it. Null where one of the two is
 *     another agency's record: it would tell more of it than how the two agree
 */
@Schema(name = "MatchReason")
public record MatchReasonView(
        MatchField field,
        @Schema(nullable = true) MatchAgreement agreement,
        @Schema(nullable = true) Double weight) {

    public static List<MatchReasonView> of(List<MatchReason> reasons) {
        return reasons.stream()
                .map(reason -> new MatchReasonView(reason.field(), reason.agreement(), reason.weight()))
                .toList();
    }
}
