package org.wasl.referral.match;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.Countries;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * What may be said of a person without saying who it is. Whatever is left out is not known.
 *
 * @param age years
 * @param nationality ISO 3166-1 alpha-2; three letters are read too
 * @param registrationDocuments codes of the documents that the person has
 */
@Schema(name = "MatchClient")
public record Client(
        @Min(0) @Max(130) @Schema(nullable = true) Integer age,
        @Schema(nullable = true) Sex sex,

        @CodeOf(Vocabulary.COUNTRY) @Schema(nullable = true, examples = "SY")
        String nationality,

        @Size(max = 20) @Schema(nullable = true) Set<@NotBlank @Size(max = 60) String> registrationDocuments,

        @CodeOf(Vocabulary.GOVERNORATE) @Schema(nullable = true, examples = "JO-IR")
        String governorate,

        @Min(0) @Max(1000) @Schema(nullable = true) Integer vulnerabilityScore,

        @Size(max = 30) @Schema(nullable = true)
        Set<@NotNull @CodeOf(Vocabulary.SPECIFIC_NEED) SpecificNeed> specificNeeds) {
    public Client {
        nationality = Countries.codeIfAny(nationality);
    }

    static final Client UNKNOWN = new Client(null, null, null, null, null, null, null);
}
