package org.wasl.cases.transfer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.CleanText;

/**
 * An offer of a case to another agency, as the API takes it.
 *
 * @param handoverNote for whoever takes over; shown after acceptance
 * @param handoverDays how long the former owner reads on; 14 where left out
 * @param overrideReason the legal reason to do it without consent, a supervisor's
 */
@Schema(name = "TransferBody")
public record TransferBody(
        @NotNull AgencyId toAgencyId,
        @NotBlank @Size(max = 1000) @CleanText String reason,

        @Size(max = 4000) @CleanText @Schema(nullable = true)
        String handoverNote,

        @Min(0) @Max(90) @Schema(nullable = true) Integer handoverDays,

        @Size(min = 10, max = 1000) @Pattern(regexp = CleanText.NOT_BLANK) @CleanText @Schema(nullable = true)
        String overrideReason) {
    Transfer.Terms toTerms() {
        return new Transfer.Terms(toAgencyId, reason, handoverNote, handoverDays, overrideReason);
    }
}
