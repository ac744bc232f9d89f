package org.wasl.referral.referral;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.Sex;
import org.wasl.referral.disclosure.Summary;

/** {@link Summary} as it is shown. */
@Schema(name = "ReferralSummary")
public record SummaryView(
        Sex sex,
        @Schema(examples = "5-11") String ageBand,
        @Schema(nullable = true, examples = "JO-IR") String governorate,
        @Schema(nullable = true, examples = "ar") String preferredLanguage) {

    static SummaryView of(Summary kept) {
        return new SummaryView(kept.sex(), kept.ageBand(), kept.governorate(), kept.preferredLanguage());
    }
}
