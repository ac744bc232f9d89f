package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.EligibilityField;
import org.wasl.platform.value.Countries;

/**
 * Whom it is for, so that a machine can tell. All mandatory rules must hold; one that is not known to hold or fail is told.
 *
 * @param values codes of the field; for {@code VULNERABILITY_SCORE} the highest; nationalities by ISO 3166-1 alpha-2, given with three letters too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryEligibilityRule")
public record EligibilityRule(
        @NotNull EligibilityField field,
        @NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = 60) String> values,
        boolean mandatory) {
    public EligibilityRule {
        if (field == EligibilityField.NATIONALITY && values != null) {
            values = values.stream().map(Countries::codeIfAny).toList();
        }
    }
}
