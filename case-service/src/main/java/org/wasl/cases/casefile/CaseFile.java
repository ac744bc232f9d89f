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
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.CaseAccessStated;
import org.wasl.contracts.event.CaseAssigned;
import org.wasl.contracts.event.CaseChanged;
import org.wasl.contracts.event.CaseIdentified;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.event.ConsentWithdrawn;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.access.ReaderKey;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.transition.TransitionTable;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.Amman;

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
    private Merged merged;

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
        LocalDate today = Amman.today(clock);
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
    public CaseMoved register(CaseLegalBasis on, ConsentId consent, Set<Party> parties, Clock clock) {
        requireRegistrable(parties);
        CaseMoved moved = move(Step.REGISTER, parties, null, clock);
        basis = new CaseBasis(on, consent);
        openedAt = updatedAt();
        stage = CaseStage.ASSESSMENT;
        return told(moved.step());
    }

    /** The consent on which it was opened has ended: work goes on, on another. */
    public CaseChanged registerAgain(CaseLegalBasis on, ConsentId consent, Set<Party> parties, Clock clock) {
        requireRegistrable(parties);
        basis = new CaseBasis(on, consent);
        return changed("legal-basis", clock);
    }

    private void requireRegistrable(Set<Party> parties) {
        CaseTransitions.STATUS.next(status, Step.REGISTER, parties, step -> step != Step.REGISTER || isRegistrable());
    }

    /** It is registered once, and again when the consent on which it was opened has ended. */
    public boolean isRegistrable() {
        return status == CaseStatus.IDENTIFIED || hasConsentEnded();
    }

    /** A second person did not find the basis to hold: it is registered on another, or screened out. */
    public CaseMoved returnRegistration(String comment, Set<Party> parties, Clock clock) {
        CaseMoved moved = move(Step.RETURN_REGISTRATION, parties, comment, clock);
        reviewDue = null;
        return unregistered(moved.step());
    }

    private CaseMoved unregistered(String step) {
        basis = null;
        stage = CaseStage.IDENTIFICATION_REGISTRATION;
        return told(step);
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

    /**
     * Whether the end of a consent leaves the case without one: of the one that it names, or of a later one by which the person allowed case management to its
     * agency. The later one replaced the one that is named, so that its end is the end of both.
     */
    boolean restsOnWhatEnded(ConsentWithdrawn ended) {
        return isOnConsent()
                && !hasConsentEnded()
                && (basis.names(ended.consentId())
                        || (ended.purpose() == ConsentPurpose.CASE_MANAGEMENT
                                && ended.recipients().contains(agency())
                                && basis.isBefore(ended.consentId())));
    }

    /** It goes on until that is settled. */
    public CaseChanged consentEnded(Clock clock) {
        CaseChanged changed = changed("legal-basis", clock);
        basis.consentEnds(updatedAt());
        return changed;
    }

    public CaseMoved screenOut(String reason, Set<Party> parties, Clock clock) {
        return move(Step.SCREEN_OUT, whoMayWhenHigh(parties), reason, clock);
    }

    public CaseMoved hold(String reason, LocalDate review, Set<Party> parties, Clock clock) {
        LocalDate today = Amman.today(clock);
        if (!review.isAfter(today) || review.isAfter(today.plusDays(LONGEST_HOLD_DAYS))) {
            throw Problem.invalidField("/reviewDue", "max");
        }
        CaseMoved moved = move(Step.HOLD, whoMayWhenHigh(parties), reason, clock);
        reviewDue = review;
        return moved;
    }

    public CaseMoved resume(Set<Party> parties, Clock clock) {
        CaseMoved moved = move(Step.RESUME, whoMayWhenHigh(parties), null, clock);
        reviewDue = null;
        return moved;
    }

    /** @param onWhatItRested whether that still holds; otherwise the case is registered anew before work begins again */
    public CaseMoved reopen(String reason, boolean onWhatItRested, Set<Party> parties, Clock clock) {
        CaseMoved moved = move(
                Step.REOPEN, lateToReopen(clock.instant()) ? only(Party.SUPERVISOR, parties) : parties, reason, clock);
        reopenCount++;
        stageSince = updatedAt();
        closedAt = null;
        closure = null;
        stage = CaseStage.ASSESSMENT;
        risk = RiskLevel.NOT_ASSESSED;
        if (!onWhatItRested) {
            status = CaseTransitions.STATUS.next(status, Step.RETURN_REGISTRATION, EnumSet.of(Party.REGISTRY));
            return unregistered(moved.step());
        }
        return told(moved.step());
    }

    public CaseMoved transferExternal(String reason, Set<Party> parties, Clock clock) {
        CaseMoved moved = move(Step.TRANSFER_EXTERNAL, parties, reason, clock);
        closedAt = updatedAt();
        return moved;
    }

    /** Another worker of the agency goes on with it. */
    public CaseAssigned assign(String worker, String supervisor, Set<Party> parties, Clock clock) {
        if (worker.equals(ownerId)) {
            throw Problem.invalidField("/ownerId", "same-record");
        }
        status = CaseTransitions.STATUS.next(status, Step.ASSIGN, parties);
        isOwnedBy(worker);
        supervisorId = supervisor;
        touch(clock);
        return assigned(TransitionTable.path(Step.ASSIGN));
    }

    /** Another supervisor of the agency decides from now on. */
    public CaseAssigned isSupervisedBy(String supervisor, Clock clock) {
        requireRunning();
        supervisorId = supervisor;
        touch(clock);
        return assigned("supervise");
    }

    private void isOwnedBy(String worker) {
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

    /** @param others who had a hand in what is decided; null where nobody is known */
    public void requireSecondPerson(String by, String... others) {
        SecondPerson.require(by, others);
        SecondPerson.require(by, workers());
    }

    /** Points to the survivor and moves nothing, so that it can be undone. */
    public CaseMoved mergeInto(CaseFile survivor, Set<Party> parties, Clock clock) {
        CaseStatus before = status;
        CaseMoved moved = move(Step.MERGE, parties, null, clock);
        merged = new Merged(survivor, before);
        return moved;
    }

    public CaseMoved undoMerge(Set<Party> parties, Clock clock) {
        CaseTransitions.STATUS.next(status, Step.UNDO_MERGE, parties);
        status = merged.before();
        merged = null;
        touch(clock);
        return told(TransitionTable.path(Step.UNDO_MERGE));
    }

    public Optional<CaseId> mergedInto() {
        return Optional.ofNullable(merged).map(Merged::into);
    }

    public CaseMoved requestClosure(Closure asked, ClosurePolicy.OpenWork work, Set<Party> parties, Clock clock) {
        CaseTransitions.STATUS.next(status, Step.REQUEST_CLOSURE, parties);
        List<String> objections = ClosurePolicy.objections(this, work);
        if (!objections.isEmpty()) {
            throw new Problem(CaseProblem.CLOSURE_OBJECTIONS).with("objections", objections);
        }
        CaseMoved moved = move(Step.REQUEST_CLOSURE, parties, null, clock);
        closure = asked;
        return moved;
    }

    public CaseMoved close(Set<Party> parties, Clock clock) {
        CaseMoved moved = move(Step.APPROVE_CLOSURE, parties, null, clock);
        closedAt = updatedAt();
        stage = CaseStage.CLOSURE;
        return told(moved.step());
    }

    public CaseMoved returnClosure(String comment, Set<Party> parties, Clock clock) {
        CaseMoved moved = move(Step.RETURN_CLOSURE, parties, comment, clock);
        closure = null;
        return moved;
    }

    /** @param approved whether an assessment of this case was approved by the supervisor, which a HIGH risk asks for */
    public CaseMoved completeAssessment(boolean approved, Set<Party> parties, Clock clock) {
        requireOpen();
        CaseTransitions.STAGE.next(stage, StageStep.COMPLETE_ASSESSMENT, parties);
        if (risk == RiskLevel.NOT_ASSESSED) {
            throw new Problem(CaseProblem.RISK_NOT_ASSESSED);
        }
        if (!assessmentBlockers(approved).isEmpty()) {
            throw new Problem(CaseProblem.ASSESSMENT_NOT_APPROVED);
        }
        return moveStage(StageStep.COMPLETE_ASSESSMENT, parties, clock);
    }

    /** @param approved as for {@link #completeAssessment} */
    public List<String> assessmentBlockers(boolean approved) {
        if (risk == RiskLevel.NOT_ASSESSED) {
            return List.of("risk-not-assessed");
        }
        return risk == RiskLevel.HIGH && !approved ? List.of("assessment-not-approved") : List.of();
    }

    /** A rule that leaves a step to the supervisor, where this caller is not that. */
    public List<String> supervisorOnly(Step step, Set<Party> parties, Clock clock) {
        if (parties.contains(Party.SUPERVISOR)) {
            return List.of();
        }
        return switch (step) {
            case SCREEN_OUT, HOLD, RESUME -> risk == RiskLevel.HIGH ? List.of("supervisor-when-high") : List.of();
            case REOPEN -> lateToReopen(clock.instant()) ? List.of("supervisor-after-90-days") : List.of();
            default -> List.of();
        };
    }

    private boolean lateToReopen(Instant now) {
        return closedAt != null && now.isAfter(closedAt.plus(OWNER_MAY_REOPEN));
    }

    /** A review looks at the risk again, also when it stays what it was. */
    public CaseMoved goOnAfterReview(Set<Party> parties, Clock clock) {
        requireOpen();
        CaseTransitions.STAGE.next(stage, StageStep.CONTINUE, parties);
        if (!reviewBlockers().isEmpty()) {
            throw new Problem(CaseProblem.RISK_NOT_ASSESSED);
        }
        return moveStage(StageStep.CONTINUE, parties, clock);
    }

    public List<String> reviewBlockers() {
        boolean anew = riskAssessedAt != null && stageSince != null && riskAssessedAt.isAfter(stageSince);
        return anew ? List.of() : List.of("risk-not-assessed");
    }

    public CaseMoved moveStage(StageStep step, Set<Party> parties, Clock clock) {
        requireOpen();
        stage = CaseTransitions.STAGE.next(stage, step, parties);
        touch(clock);
        stageSince = updatedAt();
        return told(TransitionTable.path(step));
    }

    public CaseChanged riskIs(RiskLevel level, Clock clock) {
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

    public void subjectIsNow(PersonId person, Clock clock) {
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

    private CaseMoved move(Step step, Set<Party> parties, String reason, Clock clock) {
        status = CaseTransitions.STATUS.next(status, step, parties);
        statusReason = reason;
        touch(clock);
        return told(TransitionTable.path(step));
    }

    private CaseMoved told(String step) {
        return new CaseMoved(id(), step, status, stage, risk);
    }

    /** A HIGH risk case is put aside by its supervisor only. */
    private Set<Party> whoMayWhenHigh(Set<Party> parties) {
        return risk == RiskLevel.HIGH ? only(Party.SUPERVISOR, parties) : parties;
    }

    private static Set<Party> only(Party party, Set<Party> parties) {
        return parties.contains(party) ? EnumSet.of(party) : EnumSet.noneOf(Party.class);
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
    void listReaders() {
        readers = readers().toArray(String[]::new);
    }

    /** What may be said of a case to an agency that does not have it: nothing that says who. */
    public record Outline(
            Programme programme,
            CaseStage stage,
            RiskLevel riskLevel,
            Sensitivity sensitivity,
            List<String> concerns) {}

    public Outline offer() {
        return new Outline(programme, stage, risk, sensitivity, details.concerns());
    }

    /**
     * The case goes to another agency, whose supervisor takes it.
     *
     * @param consent to case management by that agency; what the person allowed the former one does not count for it
     */
    public CaseAssigned handOver(
            AgencyId to,
            String owner,
            String supervisor,
            Optional<ConsentId> consent,
            Set<Party> parties,
            Clock clock) {
        status = CaseTransitions.STATUS.next(status, Step.ACCEPT_TRANSFER, parties);
        belongsTo(to);
        isOwnedBy(owner);
        supervisorId = supervisor;
        touch(clock);
        if (isOnConsent()) {
            basis = new CaseBasis(basis.legalBasis(), consent.or(basis::consent).orElse(null));
            if (consent.isEmpty()) {
                basis.consentEnds(updatedAt());
            }
        }
        return assigned(TransitionTable.path(Step.ACCEPT_TRANSFER));
    }

    /** What state, party and the case itself allow. Open work elsewhere, which may stand against a step too, is asked for one case at a time. */
    List<String> allowedActions(Set<Party> parties, Clock clock) {
        List<String> actions = new ArrayList<>(CaseTransitions.STATUS.allowed(status, parties, step -> switch (step) {
            case RETURN_REGISTRATION, APPROVE_CLOSURE, RETURN_CLOSURE, MERGE, UNDO_MERGE, ACCEPT_TRANSFER ->
                false; // steps of their own records
            case REQUEST_CLOSURE -> risk != RiskLevel.HIGH;
            case SCREEN_OUT, HOLD, RESUME, REOPEN ->
                supervisorOnly(step, parties, clock).isEmpty();
            case REGISTER -> isRegistrable();
            case ASSIGN, TRANSFER_EXTERNAL -> true;
        }));
        if (status == CaseStatus.OPEN) {
            actions.addAll(CaseTransitions.STAGE.allowed(stage, parties, step -> switch (step) {
                case ACTIVATE_PLAN -> false; // a step of the plan
                case COMPLETE_ASSESSMENT -> risk != RiskLevel.NOT_ASSESSED;
                case CONTINUE -> reviewBlockers().isEmpty();
                case REVIEW -> true;
            }));
        }
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
    CaseAccessStated stated(List<CaseAccessStated.Reader> beyondTheCircle) {
        List<CaseAccessStated.Reader> all = new ArrayList<>();
        if (!isErased()) {
            readers()
                    .forEach(key ->
                            all.add(new CaseAccessStated.Reader(agency(), key, CaseAccess.ofReader(key), null, null)));
            all.addAll(beyondTheCircle);
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
