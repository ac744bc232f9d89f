package org.wasl.cases.worker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Period;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.LocalizedText;

/**
 * How long a class of licences is valid and how many hours of training renew it, as the API takes it.
 *
 * @param validity ISO 8601 period for which a new licence is good
 * @param hoursEachYear hours of accredited training that it asks for in a calendar year
 */
@Schema(name = "LicenceClassBody")
public record LicenceClassBody(
        @NotNull @Valid LocalizedText name,

        @NotNull @Pattern(regexp = "P(\\d{1,2}Y)?(\\d{1,3}M)?") @Size(min = 3) @Schema(examples = "P2Y")
        String validity,

        @Min(0) @Max(500) int hoursEachYear) {
    LicenceClass.Terms toTerms() {
        return new LicenceClass.Terms(name, Period.parse(validity), hoursEachYear);
    }
}
