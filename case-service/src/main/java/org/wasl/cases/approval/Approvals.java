package org.wasl.cases.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Approvals are found under their case. */
@ApplicationScoped
public class Approvals extends Aggregates<Approval> {
    private final CaseFiles cases;
    private final Tasks tasks;
    private final Clock clock;

    @Inject
    Approvals(CaseFiles cases, Tasks tasks, Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public Filter<Approval> visibleTo(Caller caller) {
        return Filter.of(Approval.class).andIn("e.caseId", cases.visibleTo(caller));
    }

    public Filter<Approval> of(CaseId file, Caller caller) {
        return visibleTo(caller).and("e.caseId = :case", "case", file.value());
    }

    public Approval get(CaseId file, UUID id, Caller caller, IfMatch expected) {
        Approval approval = one(of(file, caller).and("e.id = :id", "id", id));
        IfMatch.require(expected, approval);
        return approval;
    }

    /** Asks the case's supervisor, by a task too. */
    public void request(CaseFile file, ApprovalKind kind, UUID subject, String by) {
        Approval approval = new Approval(file, kind, subject, by, clock);
        persist(approval);
        tasks.open(file, TaskType.APPROVAL, file.supervisor(), null, approval.rawId());
    }
}
