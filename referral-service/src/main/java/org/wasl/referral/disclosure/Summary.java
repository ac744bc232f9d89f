package org.wasl.referral.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.stored.StoredForm;

/** What a recipient sees before it has accepted: no name, no number, no address. */
@Schema(name = "ReferralSummary")
@JsonIgnoreProperties(ignoreUnknown = true)
@StoredForm("summary")
public record Summary(
        Sex sex,
        @Schema(examples = "5-11") String ageBand,
        @Schema(nullable = true, examples = "JO-IR") String governorate,
        @Schema(nullable = true, examples = "ar") String preferredLanguage) {}
