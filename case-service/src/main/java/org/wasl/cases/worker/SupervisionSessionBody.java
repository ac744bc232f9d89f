package org.wasl.cases.worker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.StandardMet;
import org.wasl.platform.value.CleanText;

@Schema(name = "SupervisionSessionBody")
public record SupervisionSessionBody(
        @NotNull @PastOrPresent LocalDate heldOn,
        @NotNull @Size(max = 60) List<@Valid @NotNull Standard> standards,

        @Size(max = 2000) @CleanText @Schema(nullable = true)
        String agreedSteps) {
    /** @param standard code of the agency's checklist of professional standards */
    @Schema(name = "StandardFinding")
    public record Standard(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{2,60}") @Schema(examples = "SAFE_CASE_NOTES")
            String standard,

            @NotNull StandardMet met) {}
}
