package org.wasl.referral.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CentreType;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.vocabulary.CodeOf;
import org.wasl.referral.directory.part.LocationDetails;

/**
 * What is said of a place.
 *
 * @param organizationId your own where left out; it stays as it is
 */
@Schema(name = "LocationBody")
public record LocationFields(
        @Schema(nullable = true) UUID organizationId,
        @NotNull @Valid LocalizedText name,
        @NotNull CentreType centreType,

        @NotNull @CodeOf(Vocabulary.GOVERNORATE) @Schema(examples = "JO-IR")
        String governorate,

        @Size(max = 200) @CleanText @Schema(nullable = true) String city,

        @Min(-90) @Max(90) @Schema(nullable = true, examples = "32.5556")
        Double latitude,

        @Min(-180) @Max(180) @Schema(nullable = true, examples = "35.85")
        Double longitude,

        @NotNull Set<@NotNull AccessibilityFeature> accessibility,
        @Valid @Schema(nullable = true) LocationDetails details) {}
