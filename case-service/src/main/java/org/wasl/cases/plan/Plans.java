package org.wasl.cases.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.PlanActionStatus;
import org.wasl.contracts.code.PlanStatus;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PlanActionId;

/** The care plans of cases. */
@ApplicationScoped
public class Plans extends CaseParts<CasePlan> {
    private final Clock clock;

    @Inject
    Plans(Clock clock) {
        super(CasePlan.class, CaseCategory.PLANS);
        this.clock = clock;
    }

    int nextNumber(CaseId file) {
        return (int) count("caseId", file.value()) + 1;
    }

    public Optional<CasePlan> active(CaseId file) {
        return find("caseId = ?1 and status = ?2", file.value(), PlanStatus.ACTIVE)
                .firstResultOptional();
    }

    /** The active plans of many cases, each as it is read by who does not act on it. */
    public Map<CaseId, PlanView> activeOf(Collection<UUID> files) {
        Map<CaseId, PlanView> active = new HashMap<>();
        list("caseId in ?1 and status = ?2", files, PlanStatus.ACTIVE)
                .forEach(plan -> active.put(plan.caseId(), PlanView.of(plan, null)));
        return active;
    }

    /** How many actions of each case are referred; a case that has none is missing. */
    public Map<UUID, Long> referredActionsIn(Collection<UUID> files) {
        return countByCase(
                "select p.caseId, count(*) from CasePlan p join p.goals g join g.actions a"
                        + " where p.caseId in ?1 and a.status = ?2 group by p.caseId",
                files,
                PlanActionStatus.REFERRED);
    }

    /** The plan that has this action; the case that the referral names must be its own. */
    private Optional<CasePlan> withAction(CaseId file, PlanActionId action) {
        return find(
                        "select p from CasePlan p join p.goals g join g.actions a where p.caseId = ?1 and a.id = ?2",
                        file.value(),
                        action.value())
                .firstResultOptional();
    }

    /** What became of an action that was referred. Whether the plan moved. */
    public boolean onReferral(ReferralMoved moved) {
        if (moved.planActionId() == null) {
            return false;
        }
        return withAction(moved.caseId(), moved.planActionId())
                .map(plan -> follow(plan, plan.action(moved.planActionId()).orElseThrow(), moved))
                .orElse(false);
    }

    private boolean follow(CasePlan plan, PlanAction action, ReferralMoved moved) {
        return switch (moved.status()) {
            case SENT -> {
                boolean fresh = action.mayFollowReferral(PlanAction.Step.REFER);
                if (fresh) {
                    plan.refer(action, moved.referralId(), clock);
                }
                yield fresh;
            }
            case COMPLETED -> endReferral(plan, action, moved, PlanAction.Step.COMPLETE);
            case DECLINED, CANCELLED, EXPIRED, FAILED, ENTERED_IN_ERROR ->
                endReferral(plan, action, moved, PlanAction.Step.REFERRAL_ENDED);
            case DRAFT, RECEIVED, ACCEPTED, WAITLISTED, IN_PROGRESS, ON_HOLD -> false;
        };
    }

    private boolean endReferral(CasePlan plan, PlanAction action, ReferralMoved moved, PlanAction.Step step) {
        boolean ours = action.isReferredBy(moved.referralId()) && action.mayFollowReferral(step);
        if (ours) {
            plan.followReferral(action, step, clock);
        }
        return ours;
    }
}
