package org.wasl.referral.match;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.Sex;
import org.wasl.platform.value.SpecificNeed;

/**
 * What may be said of a person without saying who it is. Whatever is left out is not known.
 *
 * @param age years
 * @param nationality ISO 3166-1 alpha-3
 * @param registrationDocuments codes of the documents that the person has
 */
@Schema(name = "MatchClient")
public record Client(
        @Min(0) @Max(130) @Schema(nullable = true) Integer age,
        @Schema(nullable = true) Sex sex,

        @Pattern(regexp = "[A-Z]{3}") @Schema(nullable = true, examples = "SYR")
        String nationality,

        @Size(max = 20) @Schema(nullable = true) Set<@NotBlank @Size(max = 60) String> registrationDocuments,

        @Pattern(regexp = "JO-[A-Z]{2}") @Schema(nullable = true, examples = "JO-IR")
        String governorate,

        @Min(0) @Max(1000) @Schema(nullable = true) Integer vulnerabilityScore,
        @Size(max = 30) @Schema(nullable = true) Set<SpecificNeed> specificNeeds) {
    static final Client UNKNOWN = new Client(null, null, null, null, null, null, null);
}
