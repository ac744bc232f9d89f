package org.wasl.monitoring.funding;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.monitoring.PlainNumber;
import org.wasl.monitoring.framework.FrameworkNode;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.CleanText;

/**
 * Money for a part of a plan in a year. The same record is told by the API and kept.
 *
 * @param node code of the part; null for the plan as a whole
 * @param donor who gives it; null where it is not told by donor
 * @param project what it is given for; null where it is not told by project
 * @param currency ISO 4217
 * @param confirmed whether its source says so
 */
@Schema(name = "FundingLine")
@StoredForm("funding-line")
public record FundingLine(
        @Schema(nullable = true) @Pattern(regexp = FrameworkNode.CODE)
        String node,

        @Schema(nullable = true) @Size(max = 200) @CleanText @Pattern(regexp = CleanText.NOT_BLANK)
        String donor,

        @Schema(nullable = true) @Size(max = 200) @CleanText @Pattern(regexp = CleanText.NOT_BLANK)
        String project,

        @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "USD")
        String currency,

        @Schema(nullable = true) @DecimalMin("0") @Digits(integer = 15, fraction = 2)
        BigDecimal required,

        @Schema(nullable = true) @DecimalMin("0") @Digits(integer = 15, fraction = 2)
        BigDecimal committed,

        @Schema(nullable = true) @DecimalMin("0") @Digits(integer = 15, fraction = 2)
        BigDecimal funded,

        @NotNull Boolean confirmed,
        @NotBlank @Size(max = 500) @CleanText String source) {

    public FundingLine {
        required = PlainNumber.of(required);
        committed = PlainNumber.of(committed);
        funded = PlainNumber.of(funded);
    }

    boolean hasNoAmount() {
        return required == null && committed == null && funded == null;
    }
}
