package org.wasl.cases.safety;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/** A safety plan as a client writes it. */
@Schema(name = "SafetyPlanBody")
public record SafetyPlanBody(
        @NotEmpty @Size(max = 30) List<@Valid @NotNull Step> steps,
        @NotNull @PossibleDate LocalDate reviewDue) {

    /**
     * One step that keeps the person safe.
     *
     * @param when the sign or situation
     * @param what what the person does then
     * @param who to whom the person can turn
     */
    @Schema(name = "SafetyStep")
    public record Step(
            @NotBlank @Size(max = 500) @CleanText String when,
            @NotBlank @Size(max = 1000) @CleanText String what,

            @Size(max = 500) @CleanText @Schema(nullable = true)
            String who) {

        static Step of(SafetyPlan.Step step) {
            return new Step(step.when(), step.what(), step.who());
        }
    }

    SafetyPlan.Content content() {
        return new SafetyPlan.Content(
                steps.stream()
                        .map(step -> new SafetyPlan.Step(step.when(), step.what(), step.who()))
                        .toList(),
                reviewDue);
    }
}
