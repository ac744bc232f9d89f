package org.wasl.referral.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.EligibilityField;
import org.wasl.referral.directory.part.EligibilityRule;

/** A rule of eligibility as the API takes and shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryEligibilityRule")
public record EligibilityRuleBody(
        @NotNull EligibilityField field,
        @NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = 60) String> values,
        boolean mandatory) {
    /** As it will be written: a patch that says what holds anyhow changes nothing. */
    public EligibilityRuleBody {
        values = EligibilityRule.coded(field, values);
    }

    static EligibilityRuleBody of(EligibilityRule part) {
        return new EligibilityRuleBody(part.field(), part.values(), part.mandatory());
    }

    EligibilityRule value() {
        return new EligibilityRule(field, values, mandatory);
    }
}
