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
import org.wasl.platform.vocabulary.CodeOf;

/** {@link LocationFields} as they are written through the API. */
@Schema(name = "LocationBody")
public record LocationBody(
        @Schema(nullable = true) UUID organizationId,
        @NotNull @Valid NameBody name,
        @NotNull CentreType centreType,

        @NotNull @CodeOf(Vocabulary.GOVERNORATE) @Schema(examples = "JO-IR")
        String governorate,

        @Size(max = 200) @CleanText @Schema(nullable = true) String city,

        @Min(-90) @Max(90) @Schema(nullable = true, examples = "32.5556")
        Double latitude,

        @Min(-180) @Max(180) @Schema(nullable = true, examples = "35.85")
        Double longitude,

        @NotNull Set<@NotNull AccessibilityFeature> accessibility,
        @Valid @Schema(nullable = true) LocationDetailsBody details) {

    static LocationBody of(LocationFields fields) {
        return new LocationBody(
                fields.organizationId(),
                NameBody.of(fields.name()),
                fields.centreType(),
                fields.governorate(),
                fields.city(),
                fields.latitude(),
                fields.longitude(),
                fields.accessibility(),
                LocationDetailsBody.of(fields.details()));
    }

    LocationFields fields() {
        return new LocationFields(
                organizationId,
                NameBody.value(name),
                centreType,
                governorate,
                city,
                latitude,
                longitude,
                accessibility,
                details == null ? null : details.value());
    }
}
