package org.wasl.cases.casefile;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Type;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.CaseTransitions.StageStep;
import org.wasl.cases.casefile.CaseTransitions.Step;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.CaseAccessStated;
import org.wasl.contracts.event.CaseAssigned;
import org.wasl.contracts.event.CaseChanged;
import org.wasl.contracts.event.CaseIdentified;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.access.ReaderKey;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;

/** One case of one person in one programme, from first contact to closure. */
@Entity
@Table(name = "case_file")
public class CaseFile extends Aggregate {
    static final Set<CaseStatus> RUNNING =
            EnumSet.of(CaseStatus.IDENTIFIED, CaseStatus.OPEN, CaseStatus.ON_HOLD, CaseStatus.PENDING_CLOSURE);
    private static final Duration OWNER_MAY_REOPEN = Duration.ofDays(90);
    private static final int LONGEST_HOLD_DAYS = 30;

    @Column(name = "case_number")
    private String caseNumber;

    @Enumerated(EnumType.STRING)
    private Programme programme;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "original_subject_id")
    private UUID originalSubjectId;

    @Enumerated(EnumType.STRING)
    private CaseStatus status = CaseStatus.IDENTIFIED;

    @Enumerated(EnumType.STRING)
    private CaseStage stage = CaseStage.IDENTIFICATION_REGISTRATION;

    @Type(SealedText.class)
    @Column(name = "status_reason")
    private String statusReason;

    @Enumerated(EnumType.STRING)
    private RiskLevel risk = RiskLevel.NOT_ASSESSED;

    @Enumerated(EnumType.STRING)
    private Sensitivity sensitivity;

    @Column(name = "risk_assessed_at")
    private Instant riskAssessedAt;

    @Column(name = "stage_since")
    private Instant stageSince;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "supervisor_id")
    private String supervisorId;

    @Column(name = "readers")
    private String[] readers = {};

    @Column(name = "identified_on")
    private LocalDate identifiedOn;

    @Embedded
    private CaseBasis basis;

    @Column(name = "review_due")
    private LocalDate reviewDue;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Embedded
    private Details details;

    @ElementCollection
    @CollectionTable(name = "case_external_id", joinColumns = @JoinColumn(name = "case_id"))
    @BatchSize(size = 200)
    private Set<OwnExternalId> externalIds = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "case_former_owner", joinColumns = @JoinColumn(name = "case_id"))
    @Column(name = "account_id")
    private Set<String> formerOwners = new HashSet<>();

    @Embedded
    private Closure closure;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Column(name = "reopen_count")
    private int reopenCount;

    @Embedded
    private MergeState merged;

    protected CaseFile() {}

    public CaseFile(
            AgencyId agency,
            String owner,
            String supervisor,
            PersonId subject,
            CaseBody body,
            CaseDetails situation,
            Clock clock) {
        super(agency, clock);
        LocalDate today = JordanTime.today(clock);
        if (body.identifiedOn() != null && body.identifiedOn().isAfter(today)) {
            throw Problem.invalidField("/identifiedOn", "in-the-future");
        }
        caseNumber = CaseNumber.of(today.getYear()).value();
        programme = body.programme();
        subjectId = subject.value();
        originalSubjectId = subjectId;
        ownerId = owner;
        supervisorId = supervisor;
        identifiedOn = body.identifiedOn() == null ? today : body.identifiedOn();
        details = new Details(situation);
        OwnExternalId.replace(externalIds, situation.externalIds(), agency);
        sensitivity = strictest(body.sensitivity(), programme);
    }

    /** A caller may ask for more secrecy than the programme does, never for less. */
    private static Sensitivity strictest(Sensitivity asked, Programme programme) {
        Sensitivity least =
                switch (programme) {
                    case GBV -> Sensitivity.RESTRICTED;
                    case CHILD_PROTECTION -> Sensitivity.SENSITIVE;
                    case DISABILITY, OLDER_PERSON, FAMILY_SUPPORT, GENERAL_PROTECTION -> Sensitivity.STANDARD;
                };
        return asked == null || asked.compareTo(least) < 0 ? least : asked;
    }

    public CaseIdentified identified() {
        return new CaseIdentified(id(), subject(), agency(), programme, ownerId, supervisorId);
    }

    /** The person, or the law, allows it: work may begin. */
    public CaseMoved register(CaseLegalBasis on, ConsentId consent, CaseStep as) {
        CaseMoved moved = move(Step.REGISTER, null, as);
        basis = new CaseBasis(on, consent);
        openedAt = updatedAt();
        stage = CaseStage.ASSESSMENT;
        return moved(moved.step());
    }

    /** The consent on which it was opened has ended: work goes on, on another. */
    public CaseChanged registerAgain(CaseLegalBasis on, ConsentId consent, CaseStep as) {
        next(CaseTransitions.STATUS, status, Step.REGISTER, as);
        basis = new CaseBasis(on, consent);
        return changed("legal-basis", as.clock());
    }

    /** It is registered once, and again when the consent on which it was opened has ended. */
    public boolean isRegistrable() {
        return status == CaseStatus.IDENTIFIED || hasConsentEnded();
    }

    /** A second person did not find the basis to hold: it is registered on another, or screened out. */
    public CaseMoved returnRegistration(String comment, CaseStep as) {
        CaseMoved moved = move(Step.RETURN_REGISTRATION, comment, as);
        reviewDue = null;
        return unregistered(moved.step());
    }

    private CaseMoved unregistered(String step) {
        basis = null;
        stage = CaseStage.IDENTIFICATION_REGISTRATION;
        return moved(step);
    }

    /** Whether work on it rests on another basis than consent. */
    public boolean isWithoutConsent() {
        return basis != null && !basis.isByConsent();
    }

    /** Whether it was opened on a consent. */
    public boolean isOnConsent() {
        return basis != null && basis.isByConsent();
    }

    /** On which it was opened, where it was opened on one. */
    public Optional<ConsentId> consent() {
        return isOnConsent() ? basis.consent() : Optional.empty();
    }

    public boolean hasConsentEnded() {
        return basis != null && basis.consentEndedAt() != null;
    }

    /** It goes on until that is settled. */
    public CaseChanged endConsent(Clock clock) {
        CaseChanged changed = changed("legal-basis", clock);
        basis.endConsent(updatedAt());
        return changed;
    }

    public CaseMoved screenOut(String reason, CaseStep as) {
        return move(Step.SCREEN_OUT, reason, as);
    }

    public CaseMoved hold(String reason, LocalDate review, CaseStep as) {
        LocalDate today = JordanTime.today(as.clock());
        if (!review.isAfter(today) || review.isAfter(today.plusDays(LONGEST_HOLD_DAYS))) {
            throw Problem.invalidField("/reviewDue", "max");
        }
        CaseMoved moved = move(Step.HOLD, reason, as);
        reviewDue = review;
        return moved;
    }

    public CaseMoved resume(CaseStep as) {
        CaseMoved moved = move(Step.RESUME, null, as);
        reviewDue = null;
        return moved;
    }

    /** @param onWhatItRested whether that still holds; otherwise the case is registered anew before work begins again */
    public CaseMoved reopen(String reason, boolean onWhatItRested, CaseStep as) {
        CaseMoved moved = move(Step.REOPEN, reason, as);
        reopenCount++;
        stageSince = updatedAt();
        closedAt = null;
        closure = null;
        stage = CaseStage.ASSESSMENT;
        risk = RiskLevel.NOT_ASSESSED;
        if (!onWhatItRested) {
            status = CaseTransitions.STATUS.next(status, Step.RETURN_REGISTRATION, EnumSet.of(Party.REGISTRY), as);
            return unregistered(moved.step());
        }
        return moved(moved.step());
    }

    public CaseMoved transferExternal(String reason, CaseStep as) {
        CaseMoved moved = move(Step.TRANSFER_EXTERNAL, reason, as);
        closedAt = updatedAt();
        return moved;
    }

    /** Another worker of the agency goes on with it. */
    public CaseAssigned assign(String worker, String supervisor, CaseStep as) {
        if (worker.equals(ownerId)) {
            throw Problem.invalidField("/ownerId", "same-record");
        }
        status = next(CaseTransitions.STATUS, status, Step.ASSIGN, as);
        changeOwner(worker);
        supervisorId = supervisor;
        touch(as.clock());
        return assigned(StateMachine.path(Step.ASSIGN));
    }

    /** Another supervisor of the agency decides from now on. */
    public CaseAssigned changeSupervisor(String supervisor, Clock clock) {
        requireRunning();
        supervisorId = supervisor;
        touch(clock);
        return assigned("supervise");
    }

    private void changeOwner(String worker) {
        formerOwners.add(ownerId);
        ownerId = worker;
    }

    private CaseAssigned assigned(String step) {
        return new CaseAssigned(id(), step, agency(), ownerId, supervisorId);
    }

    /** Accounts whose work this case is or was: none of them decides about it. */
    public Set<String> workers() {
        Set<String> workers = new HashSet<>(formerOwners);
        workers.add(ownerId);
        return workers;
    }

    /** @param others who had a hand in what is decided as well; null where nobody is known */
    public Set<String> workersAnd(String... others) {
        Set<String> all = workers();
        all.addAll(Arrays.asList(others));
        return all;
    }

    /** @param others who had a hand in what is decided; null where nobody is known */
    public void requireSecondPerson(String by, String... others) {
        SecondPerson.require(by, others);
        SecondPerson.require(by, workers());
    }

    /** Points to the survivor and moves nothing, so that it can be undone. */
    public CaseMoved mergeInto(CaseFile survivor, CaseStep as) {
        CaseStatus before = status;
        CaseMoved moved = move(Step.MERGE, null, as);
        merged = new MergeState(survivor, before);
        return moved;
    }

    public CaseMoved undoMerge(CaseStep as) {
        next(CaseTransitions.STATUS, status, Step.UNDO_MERGE, as);
        status = merged.before();
        merged = null;
        touch(as.clock());
        return moved(StateMachine.path(Step.UNDO_MERGE));
    }

    public Optional<CaseId> mergedInto() {
        return Optional.ofNullable(merged).map(MergeState::into);
    }

    public CaseMoved requestClosure(Closure asked, CaseStep as) {
        CaseMoved moved = move(Step.REQUEST_CLOSURE, null, as);
        closure = asked;
        return moved;
    }

    public CaseMoved close(CaseStep as) {
        CaseMoved moved = move(Step.APPROVE_CLOSURE, null, as);
        closedAt = updatedAt();
        stage = CaseStage.CLOSURE;
        return moved(moved.step());
    }

    public CaseMoved returnClosure(String comment, CaseStep as) {
        CaseMoved moved = move(Step.RETURN_CLOSURE, comment, as);
        closure = null;
        return moved;
    }

    boolean isLateToReopen(Instant now) {
        return closedAt != null && now.isAfter(closedAt.plus(OWNER_MAY_REOPEN));
    }

    /** A review looks at the risk again, also when it stays what it was. */
    boolean isRiskAssessedInThisStage() {
        return riskAssessedAt != null && stageSince != null && riskAssessedAt.isAfter(stageSince);
    }

    public CaseMoved moveStage(StageStep step, CaseStep as) {
        stage = next(CaseTransitions.STAGE, stage, step, as);
        touch(as.clock());
        stageSince = updatedAt();
        return moved(StateMachine.path(step));
    }

    public CaseChanged changeRisk(RiskLevel level, Clock clock) {
        requireOpen();
        risk = level;
        CaseChanged changed = changed("risk", clock);
        riskAssessedAt = updatedAt();
        return changed;
    }

    /** The situation is another, or is known better. */
    public CaseChanged describe(CaseDetails now, Set<String> changed, Clock clock) {
        requireRunning();
        details.write(now);
        OwnExternalId.replace(externalIds, now.externalIds(), agency());
        return changed(changed, clock);
    }

    public CaseDetails details() {
        return details.with(OwnExternalId.of(externalIds, agency()));
    }

    private void requireRunning() {
        if (!running()) {
            throw new Problem(CaseProblem.CASE_IS_CLOSED);
        }
    }

    /** A part in a table of its own changed: the version of the whole moves. */
    public CaseChanged changed(String part, Clock clock) {
        return changed(Set.of(part), clock);
    }

    public CaseChanged changed(Set<String> parts, Clock clock) {
        touch(clock);
        return new CaseChanged(id(), parts);
    }

    /** What counts stays: programme, dates, risk, stage, how it ended. */
    public CaseChanged erase(Clock clock) {
        if (running()) {
            throw new IllegalStateException("A case that is worked on is not erased");
        }
        statusReason = null;
        details.erase();
        externalIds.clear();
        if (closure != null) {
            closure.erase();
        }
        CaseChanged changed = changed("erased", clock);
        erasedAt = updatedAt();
        return changed;
    }

    public void changeSubject(PersonId person, Clock clock) {
        subjectId = person.value();
        touch(clock);
    }

    public boolean isPlanning() {
        return stage == CaseStage.CASE_PLANNING;
    }

    public void requireOpen() {
        if (status != CaseStatus.OPEN) {
            throw new Problem(CaseProblem.CASE_IS_CLOSED);
        }
    }

    private CaseMoved move(Step step, String reason, CaseStep as) {
        status = next(CaseTransitions.STATUS, status, step, as);
        statusReason = reason;
        touch(as.clock());
        return moved(StateMachine.path(step));
    }

    private CaseMoved moved(String step) {
        return new CaseMoved(id(), step, status, stage, risk);
    }

    public boolean restricted() {
        return sensitivity == Sensitivity.RESTRICTED;
    }

    /**
     * Need to know: the keys of those of the agency who may know that this case exists. A case is known to its owner and its supervisor; beyond them a
     * STANDARD one to the caseworkers, one that is not RESTRICTED to supervisors, managers and, where double records are mended, data stewards. A case that
     * names no supervisor is every supervisor's: else nobody could approve. Every other service knows this by statements made from it, so a new rule of who
     * may know of a case is a line here.
     */
    Set<String> readers() {
        Set<String> keys = new TreeSet<>();
        keys.add(ReaderKey.owner(ownerId));
        keys.add(supervisorId == null ? ReaderKey.ANY_SUPERVISOR : ReaderKey.supervisor(supervisorId));
        if (sensitivity == Sensitivity.STANDARD) {
            keys.add(ReaderKey.role(Roles.CASEWORKER));
        }
        if (sensitivity != Sensitivity.RESTRICTED) {
            keys.add(ReaderKey.role(Roles.SUPERVISOR));
            keys.add(ReaderKey.role(Roles.AGENCY_MANAGER));
            keys.add(ReaderKey.role(Roles.DATA_STEWARD));
        }
        return keys;
    }

    @PrePersist
    @PreUpdate
    void storeReaders() {
        readers = readers().toArray(String[]::new);
    }

    /** What may be said of a case to an agency that does not have it: nothing that says who. */
    public record Outline(
            Programme programme,
            CaseStage stage,
            RiskLevel riskLevel,
            Sensitivity sensitivity,
            List<String> concerns) {}

    public Outline outline() {
        return new Outline(programme, stage, risk, sensitivity, details.concerns());
    }

    /**
     * The case goes to another agency, whose supervisor takes it.
     *
     * @param consent to case management by that agency; what the person allowed the former one does not count for it
     */
    public CaseAssigned handOver(
            AgencyId to, String owner, String supervisor, Optional<ConsentId> consent, CaseStep as) {
        status = next(CaseTransitions.STATUS, status, Step.ACCEPT_TRANSFER, as);
        return moveToAgency(to, owner, supervisor, consent, as.clock());
    }

    /** A case that was merged into this one goes where this one went: it is a part of the same file. */
    public CaseAssigned moveWith(CaseFile survivor, Optional<ConsentId> consent, Clock clock) {
        return moveToAgency(survivor.agency(), survivor.owner(), survivor.supervisor(), consent, clock);
    }

    private CaseAssigned moveToAgency(
            AgencyId to, String owner, String supervisor, Optional<ConsentId> consent, Clock clock) {
        belongsTo(to);
        changeOwner(owner);
        supervisorId = supervisor;
        touch(clock);
        if (isOnConsent()) {
            basis = new CaseBasis(basis.legalBasis(), consent.or(basis::consent).orElse(null));
            if (consent.isEmpty()) {
                basis.endConsent(updatedAt());
            }
        }
        return assigned(StateMachine.path(Step.ACCEPT_TRANSFER));
    }

    /** A case has two tables: a refusal of either names the steps of both. */
    private static <S extends Enum<S>, A extends Enum<A>> S next(
            StateMachine<CaseStep, S, A, Party> table, S now, A step, CaseStep as) {
        try {
            return table.next(now, step, as.parties(), as);
        } catch (Problem refusal) {
            throw refusal.with("allowedActions", allowedActions(CaseStep.preview(as.context(), as.facts())));
        }
    }

    /** Whether the case can be given to another worker at all; asked before anything about that worker. */
    public void requireAssignable(CaseStep as) {
        next(CaseTransitions.STATUS, status, Step.ASSIGN, as);
    }

    /** The steps that this caller can take now. */
    static List<String> allowedActions(CaseStep asked) {
        CaseFile file = asked.file();
        List<String> actions = CaseTransitions.STATUS.allowed(file.status, asked.parties(), asked);
        actions.addAll(CaseTransitions.STAGE.allowed(file.stage, asked.parties(), asked));
        return actions;
    }

    /** Who learns of it from the change feed: what is sensitive stays inside, what is restricted among the services that need it. */
    public Audience audience() {
        return switch (sensitivity) {
            case STANDARD -> Audience.of(Set.of(agency()));
            case SENSITIVE -> Audience.INTERNAL;
            case RESTRICTED -> Audience.RESTRICTED;
        };
    }

    /** Who may know of it, for the other services. Of an erased person's case nobody may. */
    CaseAccessStated accessStatement(List<CaseAccessStated.Reader> beyondNeedToKnow) {
        List<CaseAccessStated.Reader> all = new ArrayList<>();
        if (!isErased()) {
            readers()
                    .forEach(key ->
                            all.add(new CaseAccessStated.Reader(agency(), key, CaseAccess.ofReader(key), null, null)));
            all.addAll(beyondNeedToKnow);
        }
        Instant ended = running() ? null : closedAt == null ? updatedAt() : closedAt;
        return new CaseAccessStated(id(), subject(), agency(), sensitivity, running(), ended, all);
    }

    public CaseId id() {
        return new CaseId(rawId());
    }

    public PersonId subject() {
        return new PersonId(subjectId);
    }

    public RiskLevel risk() {
        return risk;
    }

    public Programme programme() {
        return programme;
    }

    /** Work on it goes on, or may begin. */
    public boolean running() {
        return RUNNING.contains(status);
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    public boolean isOpen() {
        return status == CaseStatus.OPEN;
    }

    public CaseStatus status() {
        return status;
    }

    Sensitivity sensitivity() {
        return sensitivity;
    }

    /** When its present assessment began, where it was opened again; null where it was opened once. */
    public Instant reopenedAt() {
        return reopenCount == 0 ? null : stageSince;
    }

    public CaseStage stage() {
        return stage;
    }

    public String owner() {
        return ownerId;
    }

    public String supervisor() {
        return supervisorId;
    }

    public CaseView.Facts facts() {
        return new CaseView.Facts(
                caseNumber,
                programme,
                subject(),
                status,
                stage,
                statusReason,
                risk,
                sensitivity,
                ownerId,
                supervisorId,
                identifiedOn,
                basis == null ? null : basis.legalBasis(),
                basis == null ? null : basis.consent().orElse(null),
                basis == null ? null : basis.consentEndedAt(),
                reviewDue,
                openedAt,
                closedAt,
                closure == null ? null : closure.reason(),
                closure == null ? null : closure.summary(),
                closure == null ? null : closure.clientInformed(),
                closure == null ? null : closure.safety(),
                closure == null ? null : closure.followUpAfter(),
                closure == null ? null : closure.goalsMet(),
                reopenCount,
                mergedInto().orElse(null),
                details());
    }
}
