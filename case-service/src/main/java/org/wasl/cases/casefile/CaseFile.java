package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.casefile.CaseTransitions.Step;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.CaseAssigned;
import org.wasl.contracts.event.CaseChanged;
import org.wasl.contracts.event.CaseIdentified;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;

/**
 * One case of one person in one programme, from first contact to closure. Its parts keep their rules: {@link CaseLifecycle} its steps, {@link Ownership} whose
 * work it is, {@link CaseRisk} its risk, {@link CaseSituation} its situation.
 */
@Entity
@Table(name = "case_file")
public class CaseFile extends Aggregate {
    /** In years: nobody who lives was identified before. */
    private static final int LONGEST_AGO = 130;

    @Column(name = "case_number")
    private String caseNumber;

    @Enumerated(EnumType.STRING)
    private Programme programme;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "original_subject_id")
    private UUID originalSubjectId;

    /** The agency that opened it, also after another took it over. */
    @Column(name = "opened_by_agency", updatable = false)
    private UUID openedBy;

    @Column(name = "identified_on")
    private LocalDate identifiedOn;

    @Enumerated(EnumType.STRING)
    private Sensitivity sensitivity;

    @Embedded
    private CaseLifecycle lifecycle = new CaseLifecycle();

    @Embedded
    private Ownership ownership = new Ownership();

    @Embedded
    private CaseRisk risk = new CaseRisk();

    @Embedded
    private CaseSituation situation;

    /** Stored for lists: {@link NeedToKnowPolicy#readersOf}. */
    @Column(name = "readers")
    private String[] readers = {};

    @Column(name = "erased_at")
    private Instant erasedAt;

    protected CaseFile() {}

    public CaseFile(NewCase begun, AgencyId agency, String owner, String supervisor, Clock clock) {
        super(agency, clock);
        LocalDate today = JordanTime.today(clock);
        identifiedOn = begun.identifiedOn() == null ? today : begun.identifiedOn();
        if (identifiedOn.isAfter(today)) {
            throw Problem.invalidField("/identifiedOn", "in-the-future");
        }
        if (identifiedOn.isBefore(today.minusYears(LONGEST_AGO))) {
            throw Problem.invalidField("/identifiedOn", "too-long-ago");
        }
        caseNumber = CaseNumber.of(today.getYear()).value();
        programme = begun.programme();
        subjectId = begun.subject().value();
        originalSubjectId = begun.named().value();
        openedBy = agency.value();
        ownership = new Ownership(owner, supervisor);
        situation = new CaseSituation(begun.details(), agency);
        sensitivity = SensitivityPolicy.of(begun.sensitivity(), programme);
    }

    public CaseIdentified identified() {
        return new CaseIdentified(id(), subject(), agency(), programme, owner(), supervisor(), place());
    }

    /** The consent has ended: work goes on until the owner has found another basis. */
    public CaseChanged endConsent(Clock clock) {
        CaseChanged changed = changed("legal-basis", clock);
        lifecycle.endConsent(updatedAt());
        return changed;
    }

    /** Another worker of the agency goes on with it. */
    public CaseAssigned assign(String worker, String supervisor, CaseStep as) {
        if (worker.equals(owner())) {
            throw Problem.invalidField("/ownerId", "same-record");
        }
        requireAssignable(as);
        ownership.assign(worker, supervisor);
        touch(as.clock());
        return assigned(StateMachine.path(Step.ASSIGN));
    }

    /** Whether the case can be given to another worker at all; asked before anything about that worker. */
    public void requireAssignable(CaseStep as) {
        lifecycle.require(Step.ASSIGN, as);
    }

    /** Another supervisor of the agency decides from now on. */
    public CaseAssigned changeSupervisor(String supervisor, Clock clock) {
        requireRunning();
        ownership.changeSupervisor(supervisor);
        touch(clock);
        return assigned("supervise");
    }

    private CaseAssigned assigned(String step) {
        return new CaseAssigned(id(), step, agency(), owner(), supervisor(), place());
    }

    /**
     * Accounts whose work this case is or was: none of them decides about it.
     *
     * @param others who had a hand in what is decided as well; null where nobody is known
     */
    public Set<String> workers(String... others) {
        Set<String> workers = ownership.workers();
        workers.addAll(Arrays.asList(others));
        return workers;
    }

    public void requireSecondPerson(String by, String... others) {
        SecondPerson.require(by, workers(others));
    }

    public Optional<CaseId> mergedInto() {
        return lifecycle.mergedInto();
    }

    public CaseChanged changeRisk(RiskLevel level, Clock clock) {
        requireOpen();
        risk.assess(level, touched(clock));
        return changed(Set.of("risk"));
    }

    /** The situation is another, or is known better. */
    public CaseChanged describe(CaseDetails now, Set<String> changed, Clock clock) {
        requireRunning();
        situation.write(now, agency());
        return changed(changed, clock);
    }

    /** A part in a table of its own changed: the version of the whole moves. */
    public CaseChanged changed(String part, Clock clock) {
        return changed(Set.of(part), clock);
    }

    public CaseChanged changed(Set<String> parts, Clock clock) {
        touch(clock);
        return changed(parts);
    }

    private CaseChanged changed(Set<String> parts) {
        return new CaseChanged(id(), parts, tellCodes(), place());
    }

    CaseMoved moved(Enum<?> step) {
        return new CaseMoved(id(), StateMachine.path(step), status(), stage(), risk(), tellCodes(), place());
    }

    @Override
    protected Map<String, String> codes() {
        return Map.of(
                "status", status().name(),
                "stage", stage().name(),
                "risk", risk().name(),
                "sensitivity", sensitivity.name());
    }

    private EventPlace place() {
        return EventPlace.at(situation.centreId());
    }

    /** What counts stays: programme, dates, risk, stage, how it ended. */
    public CaseChanged erase(Clock clock) {
        if (running()) {
            throw new IllegalStateException("A case that is worked on is not erased");
        }
        lifecycle.erase();
        situation.erase();
        CaseChanged changed = changed("erased", clock);
        erasedAt = updatedAt();
        return changed;
    }

    public void changeSubject(PersonId person, Clock clock) {
        subjectId = person.value();
        touch(clock);
    }

    /**
     * A merge was taken back.
     *
     * @return whether it is about another record now
     */
    public boolean part(MergeUndone undone, Clock clock) {
        MergeUndone.Subject before = new MergeUndone.Subject(subject(), originalSubject());
        MergeUndone.Subject now = undone.part(before, new AgencyId(openedBy), createdAt());
        originalSubjectId = now.original().value();
        if (!now.person().equals(before.person())) {
            changeSubject(now.person(), clock);
        }
        return !now.person().equals(before.person());
    }

    PersonId originalSubject() {
        return new PersonId(originalSubjectId);
    }

    /**
     * The case goes to another agency, whose supervisor takes it.
     *
     * @param consent to case management by that agency; what the person allowed the former one does not count for it
     */
    public CaseAssigned handOver(
            AgencyId to, String owner, String supervisor, Optional<ConsentId> consent, CaseStep as) {
        lifecycle.require(Step.ACCEPT_TRANSFER, as);
        return moveToAgency(to, owner, supervisor, consent, as.clock());
    }

    /** A case that was merged into this one goes where this one went: it is a part of the same file. */
    public CaseAssigned moveWith(CaseFile survivor, Optional<ConsentId> consent, Clock clock) {
        return moveToAgency(survivor.agency(), survivor.owner(), survivor.supervisor(), consent, clock);
    }

    private CaseAssigned moveToAgency(
            AgencyId to, String owner, String supervisor, Optional<ConsentId> consent, Clock clock) {
        belongsTo(to);
        ownership.assign(owner, supervisor);
        lifecycle.moveToAgency(consent, touched(clock));
        return assigned(StateMachine.path(Step.ACCEPT_TRANSFER));
    }

    @PrePersist
    @PreUpdate
    void storeReaders() {
        readers = NeedToKnowPolicy.readersOf(this).toArray(String[]::new);
    }

    /** What may be said of a case to an agency that does not have it: nothing that says who. */
    public record Outline(
            Programme programme,
            CaseStage stage,
            RiskLevel riskLevel,
            Sensitivity sensitivity,
            List<String> concerns) {}

    public Outline outline() {
        return new Outline(programme, stage(), risk(), sensitivity, situation.concerns());
    }

    public Audience audience() {
        return SensitivityPolicy.audience(sensitivity, agency());
    }

    public boolean restricted() {
        return sensitivity == Sensitivity.RESTRICTED;
    }

    /** Work on it goes on, or may begin. */
    public boolean running() {
        return lifecycle.isRunning();
    }

    public boolean isOpen() {
        return lifecycle.isOpen();
    }

    public void requireOpen() {
        lifecycle.requireOpen();
    }

    void requireRunning() {
        lifecycle.requireRunning();
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /** A review looks at the risk again, also when it stays what it was. */
    boolean isRiskAssessedInThisStage() {
        return lifecycle.isInThisStage(risk.assessedAt());
    }

    public CaseId id() {
        return new CaseId(rawId());
    }

    public PersonId subject() {
        return new PersonId(subjectId);
    }

    public Programme programme() {
        return programme;
    }

    public RiskLevel risk() {
        return risk.level();
    }

    public CaseStatus status() {
        return lifecycle.status();
    }

    public CaseStage stage() {
        return lifecycle.stage();
    }

    public String owner() {
        return ownership.owner();
    }

    public String supervisor() {
        return ownership.supervisor();
    }

    public CaseDetails details() {
        return situation.details(agency());
    }

    String caseNumber() {
        return caseNumber;
    }

    LocalDate identifiedOn() {
        return identifiedOn;
    }

    Sensitivity sensitivity() {
        return sensitivity;
    }

    /** Its steps, and what they changed. */
    public CaseLifecycle lifecycle() {
        return lifecycle;
    }

    void resetRisk() {
        risk.reset();
    }

    /** A step changed a part of the case: the version of the whole moves. */
    Instant touched(Clock clock) {
        touch(clock);
        return updatedAt();
    }
}
