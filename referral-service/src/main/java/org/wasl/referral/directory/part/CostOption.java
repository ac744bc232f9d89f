package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** What it costs (HSDS {@code cost_option}).
 *
 * @param currency ISO 4217 */
@HsdsRecord("cost_option")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryCostOption")
public record CostOption(
        UUID id,
        @PossibleDate(yearsAhead = PossibleDate.LIFE) LocalDate validFrom,
        @PossibleDate(yearsAhead = PossibleDate.LIFE) LocalDate validTo,
        @Size(max = 200) @CleanText String option,
        @Pattern(regexp = "[A-Z]{3}") String currency,
        @DecimalMin("0") BigDecimal amount,
        @Size(max = 500) @CleanText String amountDescription) {}
