package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.Type;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.CaseTransitions.StageStep;
import org.wasl.cases.casefile.CaseTransitions.Step;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.event.CaseChanged;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;

/**
 * The steps of a case, and what they change: its status and its stage, since when and why, the basis on which it was opened, how it ended, where it was merged.
 * Who may take which step when stands in {@link CaseTransitions}.
 */
@Embeddable
public class CaseLifecycle {
    static final Set<CaseStatus> RUNNING =
            EnumSet.of(CaseStatus.IDENTIFIED, CaseStatus.OPEN, CaseStatus.ON_HOLD, CaseStatus.PENDING_CLOSURE);
    private static final Duration OWNER_MAY_REOPEN = Duration.ofDays(90);
    private static final int LONGEST_HOLD_DAYS = 30;

    @Enumerated(EnumType.STRING)
    private CaseStatus status = CaseStatus.IDENTIFIED;

    @Type(SealedText.class)
    @Column(name = "status_reason")
    private String reason;

    @Enumerated(EnumType.STRING)
    private CaseStage stage = CaseStage.IDENTIFICATION_REGISTRATION;

    @Column(name = "stage_since")
    private Instant stageSince;

    @Column(name = "review_due")
    private LocalDate reviewDue;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "reopen_count")
    private int reopenCount;

    @Embedded
    private CaseBasis basis;

    @Embedded
    private Closure closure;

    @Embedded
    private MergeState merged;

    /** The person, or the law, allows it: work may begin. */
    public CaseMoved register(CaseLegalBasis on, ConsentId consent, CaseStep as) {
        openedAt = take(Step.REGISTER, null, as);
        basis = new CaseBasis(on, consent);
        stage = CaseStage.ASSESSMENT;
        return as.file().moved(Step.REGISTER);
    }

    /** The consent on which it was opened has ended: work goes on, on another basis. */
    public CaseChanged registerAgain(CaseLegalBasis on, ConsentId consent, CaseStep as) {
        CaseTransitions.next(status, Step.REGISTER, as);
        basis = new CaseBasis(on, consent);
        return as.file().changed("legal-basis", as.clock());
    }

    /** A second person found the basis to hold. */
    public CaseChanged basisHolds(CaseFile file, Clock clock) {
        basis.decided();
        return file.changed("legal-basis", clock);
    }

    /** Whether nothing is decided yet on which work with the person could rest: it is only identified, or a second person has yet to look at its basis. */
    boolean restsOnNothing() {
        return status == CaseStatus.IDENTIFIED || basis != null && !basis.isDecided();
    }

    /** A second person did not find the basis to hold: it is registered on another, or screened out. */
    public CaseMoved returnRegistration(String comment, CaseStep as) {
        take(Step.RETURN_REGISTRATION, comment, as);
        reviewDue = null;
        unregister();
        return as.file().moved(Step.RETURN_REGISTRATION);
    }

    private void unregister() {
        basis = null;
        stage = CaseStage.IDENTIFICATION_REGISTRATION;
    }

    public CaseMoved screenOut(String why, CaseStep as) {
        take(Step.SCREEN_OUT, why, as);
        return as.file().moved(Step.SCREEN_OUT);
    }

    public CaseMoved hold(String why, LocalDate review, CaseStep as) {
        LocalDate today = JordanTime.today(as.clock());
        if (!review.isAfter(today) || review.isAfter(today.plusDays(LONGEST_HOLD_DAYS))) {
            throw Problem.invalidField("/reviewDue", "max");
        }
        take(Step.HOLD, why, as);
        reviewDue = review;
        return as.file().moved(Step.HOLD);
    }

    public CaseMoved resume(CaseStep as) {
        take(Step.RESUME, null, as);
        reviewDue = null;
        return as.file().moved(Step.RESUME);
    }

    public CaseMoved move(StageStep step, CaseStep as) {
        stage = CaseTransitions.next(stage, step, as);
        stageSince = as.file().touched(as.clock());
        return as.file().moved(step);
    }

    public CaseMoved requestClosure(Closure asked, CaseStep as) {
        take(Step.REQUEST_CLOSURE, null, as);
        closure = asked;
        return as.file().moved(Step.REQUEST_CLOSURE);
    }

    public CaseMoved close(CaseStep as) {
        closedAt = take(Step.APPROVE_CLOSURE, null, as);
        stage = CaseStage.CLOSURE;
        return as.file().moved(Step.APPROVE_CLOSURE);
    }

    public CaseMoved returnClosure(String comment, CaseStep as) {
        take(Step.RETURN_CLOSURE, comment, as);
        closure = null;
        return as.file().moved(Step.RETURN_CLOSURE);
    }

    /** @param basisHolds whether what it rested on still holds; otherwise the case is registered anew before work begins again */
    public CaseMoved reopen(String why, boolean basisHolds, CaseStep as) {
        stageSince = take(Step.REOPEN, why, as);
        reopenCount++;
        closedAt = null;
        closure = null;
        stage = CaseStage.ASSESSMENT;
        as.file().resetRisk();
        if (basisHolds) {
            basis.awaitsDecision();
        } else {
            status = CaseTransitions.STATUS.next(status, Step.RETURN_REGISTRATION, EnumSet.of(Party.REGISTRY), as);
            unregister();
        }
        return as.file().moved(Step.REOPEN);
    }

    public CaseMoved transferExternal(String why, CaseStep as) {
        closedAt = take(Step.TRANSFER_EXTERNAL, why, as);
        return as.file().moved(Step.TRANSFER_EXTERNAL);
    }

    /** Points to the survivor and moves nothing, so that it can be undone. */
    public CaseMoved mergeInto(CaseFile survivor, CaseStep as) {
        CaseStatus before = status;
        take(Step.MERGE, null, as);
        merged = new MergeState(survivor, before);
        return as.file().moved(Step.MERGE);
    }

    public CaseMoved undoMerge(CaseStep as) {
        CaseTransitions.next(status, Step.UNDO_MERGE, as);
        status = merged.before();
        merged = null;
        as.file().touched(as.clock());
        return as.file().moved(Step.UNDO_MERGE);
    }

    /** Whether the case can be given to another worker, or to another agency, at all. */
    void require(Step step, CaseStep as) {
        CaseTransitions.next(status, step, as);
    }

    private Instant take(Step step, String why, CaseStep as) {
        status = CaseTransitions.next(status, step, as);
        reason = why;
        return as.file().touched(as.clock());
    }

    void endConsent(Instant at) {
        basis.endConsent(at);
    }

    /** @param consent to work of the new agency; the one that the person gave to the former agency does not count */
    void moveToAgency(Optional<ConsentId> consent, Instant at) {
        if (isOnConsent()) {
            basis = basis.atAnotherAgency(consent, at);
        }
    }

    void erase() {
        reason = null;
        closure().ifPresent(Closure::erase);
    }

    /** A case is registered once, and again when the consent on which it was opened has ended. */
    public boolean isRegistrable() {
        return status == CaseStatus.IDENTIFIED || hasConsentEnded();
    }

    /** Whether work on it rests on another basis than consent. */
    public boolean isWithoutConsent() {
        return basis != null && !basis.isByConsent();
    }

    public boolean isOnConsent() {
        return basis != null && basis.isByConsent();
    }

    /** The consent on which it was opened, where it was opened on one. */
    public Optional<ConsentId> consent() {
        return isOnConsent() ? basis.consent() : Optional.empty();
    }

    public boolean hasConsentEnded() {
        return basis != null && basis.consentEndedAt() != null;
    }

    boolean isLateToReopen(Instant now) {
        return closedAt != null && now.isAfter(closedAt.plus(OWNER_MAY_REOPEN));
    }

    /** Whether something was done after the present stage began. */
    boolean isInThisStage(Instant done) {
        return done != null && stageSince != null && done.isAfter(stageSince);
    }

    /** When work ended; null while it goes on. A status that has no time of its own ended with the last change. */
    Instant endedAt(Instant lastChange) {
        return isRunning() ? null : closedAt == null ? lastChange : closedAt;
    }

    boolean isRunning() {
        return RUNNING.contains(status);
    }

    void requireRunning() {
        if (!isRunning()) {
            throw new Problem(CaseProblem.CASE_NOT_OPEN);
        }
    }

    boolean isOpen() {
        return status == CaseStatus.OPEN;
    }

    void requireOpen() {
        if (!isOpen()) {
            throw new Problem(CaseProblem.CASE_NOT_OPEN);
        }
    }

    CaseStatus status() {
        return status;
    }

    String reason() {
        return reason;
    }

    CaseStage stage() {
        return stage;
    }

    LocalDate reviewDue() {
        return reviewDue;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant closedAt() {
        return closedAt;
    }

    int reopenCount() {
        return reopenCount;
    }

    /** When the present assessment began, where the case was reopened; null where it was not. */
    public Instant reopenedAt() {
        return reopenCount == 0 ? null : stageSince;
    }

    Optional<CaseBasis> basis() {
        return Optional.ofNullable(basis);
    }

    Optional<Closure> closure() {
        return Optional.ofNullable(closure);
    }

    Optional<CaseId> mergedInto() {
        return Optional.ofNullable(merged).map(MergeState::into);
    }
}
