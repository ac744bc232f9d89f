package org.wasl.referral.match;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * A request for services that fit a person, without a name. One of service type, words and terms is required; the rest narrows and ranks.
 *
 * @param words in Arabic or English, as the person would say it
 * @param termIds terms of a taxonomy; those below them count
 * @param area a governorate (ISO 3166-2) or a district (P-code), where no point is known
 * @param openAt open at this time; openOn: on this day
 * @param language ISO 639, spoken there
 * @param freePlace only where a place is free, or nobody counts them
 * @param age in years; as the client's age, for short
 */
@Schema(name = "DirectoryNeeds")
record MatchRequest(
        @Schema(nullable = true) ServiceType serviceType,

        @Size(max = 200) @CleanText @Schema(nullable = true, examples = "كرسي متحرك")
        String words,

        @Size(max = 20) @Schema(nullable = true) Set<@NotNull UUID> termIds,
        @Valid @Schema(nullable = true) Point near,

        @Pattern(regexp = "JO-[A-Z]{2}|JO[0-9]{4}") @Schema(nullable = true, examples = "JO2101")
        String area,

        @Min(1) @Max(500) @Schema(nullable = true) Integer radiusKm,

        @Schema(nullable = true) @PossibleDate Instant openAt,
        @Schema(nullable = true) @PossibleDate LocalDate openOn,

        @CodeOf(Vocabulary.LANGUAGE) @Schema(nullable = true, examples = "ar")
        String language,

        @Schema(nullable = true) Set<@NotNull AccessibilityFeature> accessibility,
        @Min(0) @Max(130) @Schema(nullable = true) Integer age,
        @Valid @Schema(nullable = true) Client client,
        boolean freePlace) {

    @Schema(name = "Point")
    record Point(
            @NotNull @Min(-90) @Max(90) @Schema(examples = "32.5556")
            Double latitude,

            @NotNull @Min(-180) @Max(180) @Schema(examples = "35.85")
            Double longitude) {}

    Client who() {
        Client said = client == null ? Client.UNKNOWN : client;
        return said.age() != null || age == null
                ? said
                : new Client(
                        age,
                        said.sex(),
                        said.nationality(),
                        said.registrationDocuments(),
                        said.governorate(),
                        said.vulnerabilityScore(),
                        said.specificNeeds());
    }

    double radius() {
        return radiusKm == null ? 50 : radiusKm;
    }

    /** 422 where nothing is asked for, or an area is none. */
    Optional<Point> from() {
        if (serviceType == null && (words == null || words.isBlank()) && (termIds == null || termIds.isEmpty())) {
            throw Problem.invalidField("/serviceType", "required");
        }
        if (near != null || area == null) {
            return Optional.ofNullable(near);
        }
        Area found = Area.of(area).orElseThrow(() -> Problem.invalidField("/area", "unknown-code"));
        return Optional.of(new Point(found.latitude(), found.longitude()));
    }
}
