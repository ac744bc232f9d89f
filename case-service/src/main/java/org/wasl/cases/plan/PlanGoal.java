package org.wasl.cases.plan;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.GoalOutcome;
import org.wasl.contracts.code.PlanStatus;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.value.Uuid7;

/** What should be true one day, and the actions that lead there. */
@Entity
@Table(name = "plan_goal")
class PlanGoal {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "plan_id")
    private CasePlan plan;

    @Type(SealedText.class)
    private String description;

    @Enumerated(EnumType.STRING)
    private GoalOutcome outcome = GoalOutcome.NOT_STARTED;

    private String concern;

    @OneToMany(mappedBy = "goal", cascade = CascadeType.ALL)
    @OrderBy("id")
    @BatchSize(size = 200)
    private List<PlanAction> actions = new ArrayList<>();

    protected PlanGoal() {}

    PlanGoal(CasePlan plan, PlanDraft.Goal draft) {
        id = Uuid7.next();
        this.plan = plan;
        description = draft.description();
        concern = draft.concern();
        draft.actions().forEach(a -> actions.add(new PlanAction(this, a)));
    }

    UUID id() {
        return id;
    }

    boolean isOfActivePlan() {
        return plan.status() == PlanStatus.ACTIVE;
    }

    GoalOutcome outcome() {
        return outcome;
    }

    void recordOutcome(GoalOutcome to) {
        outcome = to;
    }

    List<PlanAction> actions() {
        return actions;
    }

    String concern() {
        return concern;
    }

    String description() {
        return description;
    }
}
