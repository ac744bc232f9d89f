package org.wasl.cases.plan;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.GoalOutcome;
import org.wasl.contracts.code.PlanActionStatus;
import org.wasl.contracts.code.PlanStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;

/** A plan with its goals and actions. */
@Schema(name = "Plan")
public record PlanView(
        @JsonUnwrapped RecordMetadata metadata,
        CaseId caseId,
        int number,
        PlanStatus status,
        boolean agreedWithClient,
        List<Goal> goals,
        List<String> allowedActions)
        implements View {

    @Schema(name = "PlanGoal")
    public record Goal(
            UUID id,
            String description,
            GoalOutcome outcome,
            @Schema(nullable = true) String concern,
            List<Action> actions) {
        static Goal of(PlanGoal goal, StepContext reader) {
            return new Goal(
                    goal.id(),
                    goal.description(),
                    goal.outcome(),
                    goal.concern(),
                    goal.actions().stream().map(a -> Action.of(a, reader)).toList());
        }
    }

    /** @param referralId the referral that does it, or did */
    @Schema(name = "PlanAction")
    public record Action(
            PlanActionId id,
            ServiceType serviceType,
            @Schema(nullable = true) String description,
            @Schema(nullable = true) LocalDate dueOn,
            PlanActionStatus status,
            @Schema(nullable = true) ReferralId referralId,
            List<String> allowedActions) {
        static Action of(PlanAction action, StepContext reader) {
            return new Action(
                    action.id(),
                    action.serviceType(),
                    action.description(),
                    action.dueOn(),
                    action.status(),
                    action.referral(),
                    reader == null ? List.of() : action.allowedActions(reader));
        }
    }

    /** @param reader null where the plan is shown to nobody who could act on it */
    static PlanView of(CasePlan p, StepContext reader) {
        return new PlanView(
                RecordMetadata.of(p),
                p.caseId(),
                p.number(),
                p.status(),
                p.agreedWithClient(),
                p.goals().stream().map(g -> Goal.of(g, reader)).toList(),
                reader == null ? List.of() : p.allowedActions(reader));
    }
}
