package org.wasl.cases.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.cases.casefile.EndsWithCase;
import org.wasl.cases.refusal.BreakGlassRefusals;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.ApprovalStatus;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** The approvals of cases, as the caller may know them. */
@ApplicationScoped
public class Approvals extends CaseParts<Approval> implements EndsWithCase {
    private final Tasks tasks;
    private final BreakGlassRefusals refusals;
    private final Clock clock;

    private static final String WAITS_FOR_SECOND_SUPERVISOR =
            "e.kind in (LEGAL_BASIS, SHARE_GRANT, TRANSFER) and e.status = PENDING and e.requestedBy <> :me"
                    + " and exists (select 1 from CaseFile s where s.id = e.caseId and s.ownership.supervisorId = e.requestedBy"
                    + " and s.ownership.ownerId <> :me and :me not member of s.ownership.formerOwners)";

    /** As a part of a query of another room: a second person has approved what {@code e} is, where one was asked. */
    public static final String APPROVED_IF_ASKED =
            "not exists (select 1 from Approval asked where asked.subjectId = e.id and asked.status <> APPROVED)";

    /**
     * A condition of a query of another room: what the case's own supervisor asked for is overdue at {@code :now}, so that the case needs another supervisor, who
     * decides it.
     */
    public static String isOverdueOfItsSupervisor() {
        return "exists (select 1 from Approval asked where asked.caseId = e.id and asked.requestedBy = e.ownership.supervisorId"
                + " and asked.status = PENDING and " + Tasks.isOverdue("asked.id") + ")";
    }

    @Inject
    Approvals(Tasks tasks, BreakGlassRefusals refusals, Clock clock) {
        super(Approval.class, CaseCategory.MANAGEMENT);
        this.tasks = tasks;
        this.refusals = refusals;
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

    /** What of a case is about to go out, or went out, without consent, and nobody decided yet. */
    public Set<UUID> undecidedOf(CaseFile file, ApprovalKind kind) {
        return subjects(
                list("caseId = ?1 and kind = ?2 and status = ?3", file.rawId(), kind, ApprovalStatus.PENDING).stream());
    }

    /** What of a case was refused to this account, or was not decided in time: it does not ask for the same again. */
    public Set<UUID> refusedTo(String account, CaseFile file, ApprovalKind kind) {
        return subjects(list("caseId = ?1 and kind = ?2 and requestedBy = ?3", file.rawId(), kind, account).stream()
                .filter(approval -> approval.wasRefusedTo(account)));
    }

    private static Set<UUID> subjects(Stream<Approval> approvals) {
        return approvals.map(Approval::subjectId).collect(Collectors.toSet());
    }

    /** Asks a second person whether something of the case may go to another agency without consent. The owner is told by a task and may take it back. */
    public void requestWithoutConsent(CaseFile file, ApprovalKind kind, UUID subject, String reason, String by) {
        Approval approval = new Approval(file, kind, subject, by, reason, clock);
        request(file, approval, file.owner());
        if (!by.equals(file.supervisor())) {
            tasks.open(file, TaskType.APPROVAL, file.supervisor(), approval.rawId());
        }
    }

    /**
     * Grants that nobody decided about although the time of the task is over, by the deadline policies: due, and then as long as until it was escalated.
     *
     * @return ids of the approvals
     */
    public List<UUID> undecidedGrants(Instant now, int atMost) {
        return getEntityManager()
                .createQuery(
                        "select a.id from Approval a where a.kind = SHARE_GRANT and a.status = PENDING and "
                                + Tasks.isEscalated("a.id") + " order by a.id",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Nobody decided in time. @return the approval; empty where it was decided meanwhile, or somebody else has it in hand */
    public Optional<Approval> expire(UUID id) {
        Optional<Approval> undecided =
                Optional.ofNullable(lockedUnlessTaken(id)).filter(approval -> approval.expire(clock));
        undecided.ifPresent(approval -> tasks.completeFor(approval.rawId()));
        return undecided;
    }

    /** Nothing is left to decide: what was asked for has been taken back, and nothing of it went out. */
    public void withdraw(UUID subject) {
        list("subjectId = ?1 and status = ?2", subject, ApprovalStatus.PENDING).forEach(this::withdraw);
    }

    /** What was to go out does not. Of the rest what nobody can decide any more: {@link ApprovalKind#endsWith}. */
    @Override
    public void endOf(CaseFile file) {
        list("caseId = ?1 and status = ?2", file.rawId(), ApprovalStatus.PENDING).stream()
                .filter(approval -> approval.kind().endsWith(file.status()))
                .forEach(this::withdraw);
    }

    private void withdraw(Approval approval) {
        approval.withdraw(clock);
        tasks.completeFor(approval.rawId());
    }

    /** The case has another supervisor now, who decides what the former one asked for. */
    public void askNewSupervisor(CaseFile file, String former) {
        list("caseId = ?1 and requestedBy = ?2 and status = ?3", file.rawId(), former, ApprovalStatus.PENDING)
                .forEach(approval -> tasks.openFor(file, TaskType.APPROVAL, file.supervisor(), approval.rawId()));
    }

    /**
     * What another supervisor of the agency decides although the case may be closed to them: what the case's own supervisor asked for without a consent. They
     * have not worked on the case, and may open cases in an emergency.
     */
    public Filter<Approval> waitingForSecondSupervisor(Caller caller) {
        Filter<Approval> waiting = ofAgency(caller).and(WAITS_FOR_SECOND_SUPERVISOR);
        return refusals.isRefused(caller.subject(), caller.agency()) ? waiting.and("1 = 0") : waiting;
    }

    /** One of those, or one that the caller decided. */
    public Approval ofSecondSupervisor(UUID id, Caller caller) {
        return list(waitingForSecondSupervisor(caller).and("e.id = :id", "id", id), 1).stream()
                .findFirst()
                .orElseGet(() -> one(ofAgency(caller).and("e.decidedBy = :me").and("e.id = :id", "id", id)));
    }

    private static Filter<Approval> ofAgency(Caller caller) {
        return Filter.of(Approval.class)
                .and(
                        "exists (select 1 from CaseFile c where c.id = e.caseId and c.agencyId = :agency and c.erasedAt is null)")
                .with("agency", caller.agency().value())
                .with("me", caller.subject());
    }

    private void request(CaseFile file, Approval approval, String supervisor) {
        persist(approval);
        tasks.open(file, TaskType.APPROVAL, supervisor, approval.rawId());
    }
}
