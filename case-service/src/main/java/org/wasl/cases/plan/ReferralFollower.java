package org.wasl.cases.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.platform.journal.Journal;

/** Keeps a plan's action in step with the referral that does it. */
@ApplicationScoped
public class ReferralFollower {
    private final CaseFiles cases;
    private final Plans plans;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ReferralFollower(CaseFiles cases, Plans plans, Journal journal, Clock clock) {
        this.cases = cases;
        this.plans = plans;
        this.journal = journal;
        this.clock = clock;
    }

    public void follow(ReferralMoved moved) {
        if (moved.caseId() == null || moved.planActionId() == null) {
            return;
        }
        CaseFile file = cases.findById(moved.caseId().value());
        // Another agency can name our case in its referral; it does not move our plan.
        if (file == null || !file.agency().equals(moved.requesterId())) {
            return;
        }
        plans.withAction(moved.caseId(), moved.planActionId()).ifPresent(plan -> {
            PlanAction action = plan.action(moved.planActionId()).orElseThrow();
            if (moves(plan, action, moved)) {
                journal.record(file.changed("plans", clock), file.audience());
            }
        });
    }

    private boolean moves(CasePlan plan, PlanAction action, ReferralMoved moved) {
        return switch (moved.status()) {
            case SENT -> {
                boolean fresh = action.allows(PlanAction.Step.REFER, PlanAction.Party.REFERRAL);
                if (fresh) {
                    plan.referred(action, moved.referralId(), clock);
                }
                yield fresh;
            }
            case COMPLETED -> ends(plan, action, moved, PlanAction.Step.COMPLETE);
            case DECLINED, CANCELLED, EXPIRED, FAILED, ENTERED_IN_ERROR ->
                ends(plan, action, moved, PlanAction.Step.REFERRAL_ENDED);
            case DRAFT, RECEIVED, ACCEPTED, WAITLISTED, IN_PROGRESS, ON_HOLD -> false;
        };
    }

    private boolean ends(CasePlan plan, PlanAction action, ReferralMoved moved, PlanAction.Step step) {
        boolean ours = action.isReferredBy(moved.referralId()) && action.allows(step, PlanAction.Party.REFERRAL);
        if (ours) {
            plan.take(action, step, PlanAction.Party.REFERRAL, clock);
        }
        return ours;
    }
}
