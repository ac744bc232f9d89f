package org.wasl.cases.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.approval.ApprovalKind;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.ClosurePolicy;
import org.wasl.cases.plan.Plans;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.id.CaseId;

/** What of a case, and of those that were merged into it, is not done. */
@ApplicationScoped
class UnfinishedWork {
    private final CaseFiles cases;
    private final Plans plans;
    private final Tasks tasks;
    private final Approvals approvals;

    @Inject
    UnfinishedWork(CaseFiles cases, Plans plans, Tasks tasks, Approvals approvals) {
        this.cases = cases;
        this.plans = plans;
        this.tasks = tasks;
        this.approvals = approvals;
    }

    ClosurePolicy.OpenWork of(CaseId id) {
        List<UUID> withMerged = cases.withThoseMergedInto(id);
        return new ClosurePolicy.OpenWork(
                plans.referredActionsOf(withMerged),
                tasks.openIn(withMerged),
                approvals.arePending(ApprovalKind.LEGAL_BASIS, withMerged));
    }
}
