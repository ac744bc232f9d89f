package org.wasl.cases.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.ApprovalStatus;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.problem.Problem;

@ApplicationScoped
public class Approvals extends CaseParts<Approval> {
    private final Tasks tasks;
    private final Clock clock;

    @Inject
    Approvals(Tasks tasks, Clock clock) {
        super(Approval.class, CaseCategory.MANAGEMENT);
        this.tasks = tasks;
        this.clock = clock;
    }

    public boolean arePending(Collection<CaseFile> files) {
        return !files.isEmpty()
                && count(
                                "caseId in ?1 and status = ?2",
                                files.stream().map(CaseFile::rawId).toList(),
                                ApprovalStatus.PENDING)
                        > 0;
    }

    /** Those of the cases for which an approval of this kind waits. */
    public Set<UUID> pendingIn(ApprovalKind kind, Collection<UUID> files) {
        return list("caseId in ?1 and kind = ?2 and status = ?3", files, kind, ApprovalStatus.PENDING).stream()
                .map(approval -> approval.caseId().value())
                .collect(Collectors.toSet());
    }

    /** Asks the case's supervisor, by a task too. */
    public void request(CaseFile file, ApprovalKind kind, UUID subject, String by) {
        request(file, new Approval(file, kind, subject, by, null, clock), file.supervisor());
    }

    /**
     * Asks whether the case may be worked on, on the basis that it has. Where its supervisor asks, another one is needed. An account whose last request was
     * refused does not ask again. A colleague who works on the case may ask.
     */
    public void requestBasis(CaseFile file, String reason, String by) {
        find("caseId = ?1 and kind = ?2 order by id desc", file.rawId(), ApprovalKind.LEGAL_BASIS)
                .firstResultOptional()
                .filter(last -> last.wasRefusedTo(by))
                .ifPresent(refused -> {
                    throw new Problem(CaseProblem.BASIS_REFUSED);
                });
        request(
                file,
                new Approval(file, ApprovalKind.LEGAL_BASIS, file.rawId(), by, reason, clock),
                by.equals(file.supervisor()) ? null : file.supervisor());
    }

    /** The grants of a case about which nobody decided yet. */
    public Set<UUID> undecidedGrantsOf(CaseFile file) {
        return list(
                        "caseId = ?1 and kind = ?2 and status = ?3",
                        file.rawId(),
                        ApprovalKind.SHARE_GRANT,
                        ApprovalStatus.PENDING)
                .stream()
                .map(Approval::subjectId)
                .collect(Collectors.toSet());
    }

    /**
     * Asks a second person whether a grant without consent may stay. The case's supervisor decides. Where that supervisor made the grant, the task goes to the owner,
     * who may revoke it, and another supervisor of the case decides.
     */
    public void requestGrant(CaseFile file, UUID grant, String reason, String by) {
        request(
                file,
                new Approval(file, ApprovalKind.SHARE_GRANT, grant, by, reason, clock),
                by.equals(file.supervisor()) ? file.owner() : file.supervisor());
    }

    private void request(CaseFile file, Approval approval, String supervisor) {
        persist(approval);
        tasks.open(file, TaskType.APPROVAL, supervisor, approval.rawId());
    }
}
