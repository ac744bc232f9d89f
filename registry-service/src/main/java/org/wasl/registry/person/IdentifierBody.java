package org.wasl.registry.person;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * A number that a person is known by.
 *
 * @param issuer whose number it is; required for PARTNER_LOCAL
 * @param country that gave it, ISO 3166-1 alpha-2: for a passport
 * @param validFrom the first day on which the paper is valid
 * @param validTo the last one
 * @param verification UNVERIFIED where left out
 */
@Schema(name = "IdentifierBody")
public record IdentifierBody(
        @NotNull IdentifierSystem system,

        @NotBlank @Size(max = 60) @CleanText @Schema(examples = "9871234567")
        String value,

        @Size(max = 60) @CleanText @Schema(nullable = true) String issuer,

        @CodeOf(Vocabulary.COUNTRY) @Schema(nullable = true, examples = "JO")
        String country,

        @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.LIFE)
        LocalDate validFrom,

        @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.LIFE)
        LocalDate validTo,

        @Schema(nullable = true) IdentifierVerification verification) {

    /** Marks of direction come along when a number is copied; they are no part of it. */
    public IdentifierBody {
        value = InvisibleMarks.removed(value);
        issuer = InvisibleMarks.removed(issuer);
    }

    public static IdentifierBody of(IdentifierSystem system, String value) {
        return new IdentifierBody(system, value, null, null, null, null, null);
    }

    public IdentifierClaim.Document document() {
        return new IdentifierClaim.Document(country, validFrom, validTo, verification);
    }

    /** @param pointer where it stands in the request */
    public IdentifierNumber number(String pointer) {
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw Problem.invalidField(pointer + "/validTo", "expiry-before-start");
        }
        return IdentifierNumber.of(system, value, issuer, pointer);
    }
}
