package org.wasl.registry.consent;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentMethod;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/**
 * A consent to record.
 *
 * @param guardianshipId for GUARDIAN: by which right; it must be in force
 * @param withoutGuardianship for GUARDIAN where no guardianship is written down: the reason of a supervisor
 * @param evidence where the signed paper or the recording is kept: a reference, not a name
 * @param givenAt now where left out
 * @param expiresAt null where it holds until it is withdrawn; a guardian's holds no longer than until the child is of age
 * @param adds that it stands beside earlier consents for the same purpose and recipient; where it does not, it replaces them, also wider ones
 * @param basisReason for another basis than consent: why; it is reviewed
 */
@Schema(name = "ConsentBody")
public record ConsentBody(
        @NotNull ConsentPurpose purpose,
        @NotNull LegalBasis legalBasis,
        @NotEmpty Set<@NotNull FieldGroup> fieldGroups,
        @NotEmpty @Size(max = 50) Set<@NotNull AgencyId> recipients,
        @NotNull ConsentGiver givenBy,
        @Schema(nullable = true) GuardianshipId guardianshipId,

        @Size(min = 10, max = 500) @CleanText @Pattern(regexp = "(?s).*\\S.*") @Schema(nullable = true)
        String withoutGuardianship,

        @NotNull ConsentMethod method,

        @Size(max = 200) @CleanText @Pattern(regexp = ".*\\S.*") @Schema(nullable = true, examples = "DOC-2026-0118")
        String evidence,

        @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
        Instant givenAt,

        @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.LIFE)
        Instant expiresAt,

        @Schema(nullable = true) Boolean adds,

        @Size(min = 10, max = 1000) @CleanText @Pattern(regexp = "(?s).*\\S.*") @Schema(nullable = true)
        String basisReason) {
    Consent.Terms toTerms() {
        return new Consent.Terms(
                purpose,
                legalBasis,
                fieldGroups,
                recipients,
                givenBy,
                method,
                evidence,
                givenAt,
                expiresAt,
                Boolean.TRUE.equals(adds));
    }
}
