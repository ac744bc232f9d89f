package org.wasl.cases.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.PlanStatus;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PlanActionId;

@ApplicationScoped
public class Plans extends CaseParts<CasePlan> {
    @Override
    public CaseCategory category() {
        return CaseCategory.PLANS;
    }

    @Override
    protected Class<CasePlan> kind() {
        return CasePlan.class;
    }

    int nextNumber(CaseId file) {
        return (int) count("caseId", file.value()) + 1;
    }

    Optional<CasePlan> active(CaseId file) {
        return find("caseId = ?1 and status = ?2", file.value(), PlanStatus.ACTIVE)
                .firstResultOptional();
    }

    /** Over some cases: one and those merged into it. */
    public long referredActionsOf(List<UUID> files) {
        List<CasePlan> all = list("caseId in ?1", files);
        return all.stream().mapToLong(CasePlan::referredActions).sum();
    }

    /** The plan that has this action; the case that the referral names must be its own. */
    public Optional<CasePlan> withAction(CaseId file, PlanActionId action) {
        return find(
                        "select p from CasePlan p join p.goals g join g.actions a where p.caseId = ?1 and a.id = ?2",
                        file.value(),
                        action.value())
                .firstResultOptional();
    }
}
