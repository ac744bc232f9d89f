package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.CaseTransitions.StageStep;
import org.wasl.cases.casefile.CaseTransitions.Step;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.ClosureReason;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.CaseAssigned;
import org.wasl.contracts.event.CaseChanged;
import org.wasl.contracts.event.CaseIdentified;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
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
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Column(name = "case_number")
    private String caseNumber;

    @Enumerated(EnumType.STRING)
    private Programme programme;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "original_subject_id")
    private UUID originalSubjectId;

    @Column(name = "household_id")
    private UUID householdId;

    @Enumerated(EnumType.STRING)
    private CaseStatus status = CaseStatus.IDENTIFIED;

    @Enumerated(EnumType.STRING)
    private CaseStage stage = CaseStage.IDENTIFICATION_REGISTRATION;

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

    @Column(name = "identified_on")
    private LocalDate identifiedOn;

    private String[] concerns;

    @Enumerated(EnumType.STRING)
    @Column(name = "legal_basis")
    private CaseLegalBasis legalBasis;

    @Column(name = "consent_id")
    private UUID consentId;

    @Column(name = "review_due")
    private LocalDate reviewDue;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "closure_reason")
    private ClosureReason closureReason;

    @Column(name = "closure_summary")
    private String closureSummary;

    @Column(name = "client_informed")
    private Boolean clientInformed;

    @Column(name = "safety_at_closure")
    private String safetyAtClosure;

    @Column(name = "follow_up_after")
    private LocalDate followUpAfter;

    @Column(name = "reopen_count")
    private int reopenCount;

    @Column(name = "merged_into_id")
    private UUID mergedIntoId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_before_merge")
    private CaseStatus statusBeforeMerge;

    protected CaseFile() {}

    CaseFile(AgencyId agency, String owner, PersonId subject, CaseBody body, Clock clock) {
        super(agency, clock);
        LocalDate today = Amman.today(clock);
        if (body.identifiedOn() != null && body.identifiedOn().isAfter(today)) {
            throw Problem.invalidField("/identifiedOn", "in-the-future");
        }
        caseNumber = number(today.getYear());
        programme = body.programme();
        subjectId = subject.value();
        originalSubjectId = subjectId;
        householdId = body.householdId() == null ? null : body.householdId().value();
        ownerId = owner;
        supervisorId = body.supervisorId();
        identifiedOn = body.identifiedOn() == null ? today : body.identifiedOn();
        concerns = body.concerns() == null ? new String[0] : body.concerns().toArray(String[]::new);
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

    private static String number(int year) {
        StringBuilder number = new StringBuilder("C-").append(year).append('-');
        for (int i = 0; i < 7; i++) {
            number.append(ALPHABET.charAt(RANDOM.nextInt(32)));
        }
        return number.toString();
    }

    CaseIdentified identified() {
        return new CaseIdentified(id(), subject(), agency(), programme, ownerId, supervisorId);
    }

    /** The person, or the law, allows it: work may begin. */
    public CaseMoved register(CaseLegalBasis basis, ConsentId consent, Set<Party> parties, Clock clock) {
        CaseMoved moved = move(Step.REGISTER, parties, null, clock);
        legalBasis = basis;
        consentId = consent == null ? null : consent.value();
        openedAt = updatedAt();
        stage = CaseStage.ASSESSMENT;
        return told(moved.step());
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

    public CaseMoved reopen(String reason, Set<Party> parties, Clock clock) {
        CaseMoved moved = move(
                Step.REOPEN, lateToReopen(clock.instant()) ? only(Party.SUPERVISOR, parties) : parties, reason, clock);
        reopenCount++;
        closedAt = null;
        closureReason = null;
        stage = CaseStage.ASSESSMENT;
        risk = RiskLevel.NOT_ASSESSED;
        return told(moved.step());
    }

    public CaseMoved transferExternal(String reason, Set<Party> parties, Clock clock) {
        CaseMoved moved = move(Step.TRANSFER_EXTERNAL, parties, reason, clock);
        closedAt = updatedAt();
        return moved;
    }

    /** Another worker of the agency goes on with it. */
    public CaseAssigned assign(String worker, Set<Party> parties, Clock clock) {
        if (worker.equals(ownerId)) {
            throw Problem.invalidField("/ownerId", "same-record");
        }
        status = CaseTransitions.STATUS.next(status, Step.ASSIGN, parties);
        ownerId = worker;
        touch(clock);
        return new CaseAssigned(id(), TransitionTable.path(Step.ASSIGN), agency(), ownerId, supervisorId);
    }

    /** Points to the survivor and moves nothing, so that it can be undone. */
    public CaseMoved mergeInto(CaseFile survivor, Set<Party> parties, Clock clock) {
        CaseStatus before = status;
        CaseMoved moved = move(Step.MERGE, parties, null, clock);
        statusBeforeMerge = before;
        mergedIntoId = survivor.rawId();
        return moved;
    }

    public CaseMoved undoMerge(Set<Party> parties, Clock clock) {
        CaseTransitions.STATUS.next(status, Step.UNDO_MERGE, parties);
        status = statusBeforeMerge;
        statusBeforeMerge = null;
        mergedIntoId = null;
        touch(clock);
        return told(TransitionTable.path(Step.UNDO_MERGE));
    }

    public Optional<CaseId> mergedInto() {
        return Optional.ofNullable(mergedIntoId).map(CaseId::new);
    }

    public CaseMoved requestClosure(
            ClosureReason reason, String summary, ClosurePolicy.OpenWork work, Set<Party> parties, Clock clock) {
        CaseTransitions.STATUS.next(status, Step.REQUEST_CLOSURE, parties);
        List<String> objections = ClosurePolicy.objections(this, work);
        if (!objections.isEmpty()) {
            throw new Problem(CaseProblem.CLOSURE_OBJECTIONS).with("objections", objections);
        }
        CaseMoved moved = move(Step.REQUEST_CLOSURE, parties, null, clock);
        closureReason = reason;
        closureSummary = summary;
        return moved;
    }

    /** What is known at the end beside the reason. */
    public void closesWith(Boolean informed, String safety, LocalDate after) {
        clientInformed = informed;
        safetyAtClosure = safety;
        followUpAfter = after;
    }

    public CaseMoved close(Set<Party> parties, Clock clock) {
        CaseMoved moved = move(Step.APPROVE_CLOSURE, parties, null, clock);
        closedAt = updatedAt();
        stage = CaseStage.CLOSURE;
        return told(moved.step());
    }

    public CaseMoved returnClosure(String comment, Set<Party> parties, Clock clock) {
        CaseMoved moved = move(Step.RETURN_CLOSURE, parties, comment, clock);
        closureReason = null;
        closureSummary = null;
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

    /** A part in a table of its own changed: the version of the whole moves. */
    public CaseChanged changed(String part, Clock clock) {
        touch(clock);
        return new CaseChanged(id(), Set.of(part));
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

    /** What this caller is to the case; nothing for a team mate, who reads and does not act. */
    Set<Party> partiesOf(Caller caller, Set<String> covered) {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (caller.has(Roles.CASEWORKER) && (ownerId.equals(caller.subject()) || covered.contains(ownerId))) {
            parties.add(Party.OWNER);
        }
        if (caller.has(Roles.SUPERVISOR) && (supervisorId == null || supervisorId.equals(caller.subject()))) {
            parties.add(Party.SUPERVISOR);
        }
        boolean steward = sensitivity == Sensitivity.RESTRICTED
                ? !parties.isEmpty()
                : caller.has(Roles.AGENCY_MANAGER, Roles.DATA_STEWARD);
        if (steward) {
            parties.add(Party.STEWARD);
        }
        return parties;
    }

    /** The rule of {@link CaseFiles}, for the case at hand. */
    boolean inCircleOf(Caller caller, Set<String> covered) {
        if (!agency().equals(caller.agency())) {
            return false;
        }
        String me = caller.subject();
        return ownerId.equals(me)
                || covered.contains(ownerId)
                || me.equals(supervisorId)
                || (caller.has(Roles.CASEWORKER) && sensitivity == Sensitivity.STANDARD)
                || (caller.has(Roles.SUPERVISOR) && (!restricted() || supervisorId == null))
                || (caller.has(Roles.AGENCY_MANAGER, Roles.DATA_STEWARD) && !restricted());
    }

    public boolean restricted() {
        return sensitivity == Sensitivity.RESTRICTED;
    }

    /** What may be said of a case to an agency that does not have it: nothing that says who. */
    public record Outline(
            Programme programme,
            CaseStage stage,
            RiskLevel riskLevel,
            Sensitivity sensitivity,
            List<String> concerns) {}

    public Outline offer() {
        return new Outline(programme, stage, risk, sensitivity, List.of(concerns));
    }

    /** The case goes to another agency, whose supervisor takes it. */
    public CaseAssigned handOver(AgencyId to, String owner, String supervisor, Set<Party> parties, Clock clock) {
        status = CaseTransitions.STATUS.next(status, Step.ACCEPT_TRANSFER, parties);
        belongsTo(to);
        ownerId = owner;
        supervisorId = supervisor;
        touch(clock);
        return new CaseAssigned(id(), TransitionTable.path(Step.ACCEPT_TRANSFER), agency(), ownerId, supervisorId);
    }

    List<String> allowedActions(Set<Party> parties) {
        Set<Party> whenHigh = whoMayWhenHigh(parties);
        List<String> actions = new ArrayList<>(CaseTransitions.STATUS.allowed(status, parties, step -> switch (step) {
            case APPROVE_CLOSURE, RETURN_CLOSURE, MERGE, UNDO_MERGE, ASSIGN, ACCEPT_TRANSFER ->
                false; // steps of their own records
            case SCREEN_OUT, HOLD, RESUME -> !whenHigh.isEmpty();
            case REGISTER, REQUEST_CLOSURE, REOPEN, TRANSFER_EXTERNAL -> true;
        }));
        if (status == CaseStatus.OPEN) {
            actions.addAll(CaseTransitions.STAGE.allowed(stage, parties, step -> step != StageStep.ACTIVATE_PLAN));
        }
        return actions;
    }

    /** Who learns of it from the change feed: what is sensitive stays inside the case service. */
    public Set<AgencyId> audience() {
        return sensitivity == Sensitivity.STANDARD ? Set.of(agency()) : Set.of();
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

    public boolean isOpen() {
        return status == CaseStatus.OPEN;
    }

    public CaseStatus status() {
        return status;
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
                householdId == null ? null : new HouseholdId(householdId),
                status,
                stage,
                statusReason,
                risk,
                sensitivity,
                ownerId,
                supervisorId,
                identifiedOn,
                List.of(concerns),
                legalBasis,
                consentId == null ? null : new ConsentId(consentId),
                reviewDue,
                openedAt,
                closedAt,
                closureReason,
                closureSummary,
                clientInformed,
                safetyAtClosure,
                followUpAfter,
                reopenCount,
                mergedIntoId == null ? null : new CaseId(mergedIntoId));
    }
}
