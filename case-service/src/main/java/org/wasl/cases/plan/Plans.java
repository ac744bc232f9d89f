package org.wasl.cases.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.contracts.code.PlanStatus;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Plans are found under their case. */
@ApplicationScoped
public class Plans extends Aggregates<CasePlan> {
    private final CaseFiles cases;

    @Inject
    Plans(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public Filter<CasePlan> visibleTo(Caller caller) {
        return Filter.of(CasePlan.class).andIn("e.caseId", cases.visibleTo(caller));
    }

    Filter<CasePlan> of(CaseId file, Caller caller) {
        return visibleTo(caller).and("e.caseId = :case", "case", file.value());
    }

    CasePlan get(CaseId file, UUID id, Caller caller) {
        return one(of(file, caller).and("e.id = :id", "id", id));
    }

    CasePlan get(CaseId file, UUID id, Caller caller, IfMatch expected) {
        CasePlan plan = get(file, id, caller);
        IfMatch.require(expected, plan);
        return plan;
    }

    int nextNumber(CaseId file) {
        return (int) count("caseId", file.value()) + 1;
    }

    Optional<CasePlan> active(CaseId file) {
        return find("caseId = ?1 and status = ?2", file.value(), PlanStatus.ACTIVE)
                .firstResultOptional();
    }

    public long referredActionsOf(CaseId file) {
        List<CasePlan> all = list("caseId", file.value());
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
