package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.wasl.contracts.code.EligibilityField;
import org.wasl.platform.value.Countries;

/**
 * Whom it is for, so that a machine can tell. All mandatory rules must hold; one that is not known to hold or fail is told.
 *
 * @param values codes of the field; for {@code VULNERABILITY_SCORE} the highest; nationalities by ISO 3166-1 alpha-2, given with three letters too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EligibilityRule(EligibilityField field, List<String> values, boolean mandatory) {
    public EligibilityRule {
        values = coded(field, values);
    }

    /** Nationalities by their two letters, whichever of the two forms is given. */
    public static List<String> coded(EligibilityField field, List<String> values) {
        return field == EligibilityField.NATIONALITY && values != null
                ? values.stream().map(Countries::codeIfAny).toList()
                : values;
    }
}
