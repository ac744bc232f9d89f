package org.wasl.cases.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AssessmentType;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * Findings by domain, answers to a form, or both.
 *
 * @param formCode, formVersion the form and the version of it that answers were given on
 */
@Schema(name = "AssessmentBody")
public record AssessmentBody(
        @NotNull AssessmentType type,
        @NotNull @Size(max = 40) List<@Valid @NotNull Domain> domains,

        @Pattern(regexp = "[A-Z0-9_]{2,60}") @Schema(nullable = true)
        String formCode,

        @Min(1) @Schema(nullable = true) Integer formVersion,

        @Schema(nullable = true, type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        JsonNode answers) {

    boolean onForm() {
        return formCode != null || formVersion != null || answers != null;
    }

    /** @param severity 0 none to 3 severe */
    @Schema(name = "AssessmentDomain")
    public record Domain(
            @NotNull @CodeOf(Vocabulary.ASSESSMENT_DOMAIN) @Schema(examples = "EDUCATION")
            String code,

            @NotNull @Min(0) @Max(3) Integer severity,

            @Size(max = 4000) @CleanText @Schema(nullable = true)
            String needs,

            @Size(max = 4000) @CleanText @Schema(nullable = true)
            String strengths) {

        static Domain of(Assessment.Domain known) {
            return new Domain(known.code(), known.severity(), known.needs(), known.strengths());
        }

        Assessment.Domain content() {
            return new Assessment.Domain(code, severity, needs, strengths);
        }
    }

    Assessment.Content content() {
        return new Assessment.Content(domains.stream().map(Domain::content).toList(), answers);
    }
}
