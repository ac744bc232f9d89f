package org.wasl.cases.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/** A plan to draft: goals, each with the actions that lead there. */
@Schema(name = "PlanBody")
public record PlanBody(
        boolean agreedWithClient, @NotEmpty @Size(max = 30) List<@Valid @NotNull Goal> goals) {

    PlanDraft toDraft() {
        return new PlanDraft(agreedWithClient, goals.stream().map(Goal::toDraft).toList());
    }

    @Schema(name = "PlanGoalBody")
    public record Goal(
            @NotBlank @Size(max = 1000) @CleanText @Schema(examples = "Walks to school by spring")
            String description,

            @CodeOf(Vocabulary.CONCERN) @Schema(nullable = true)
            String concern,

            @NotEmpty @Size(max = 30) List<@Valid @NotNull Action> actions) {
        private PlanDraft.Goal toDraft() {
            return new PlanDraft.Goal(
                    description, concern, actions.stream().map(Action::toDraft).toList());
        }
    }

    @Schema(name = "PlanActionBody")
    public record Action(
            @NotNull ServiceType serviceType,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String description,

            @Schema(nullable = true) @PossibleDate LocalDate dueOn) {
        private PlanDraft.Action toDraft() {
            return new PlanDraft.Action(serviceType, description, dueOn);
        }
    }
}
