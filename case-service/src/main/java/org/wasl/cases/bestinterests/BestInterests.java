package org.wasl.cases.bestinterests;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.PartStep;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.BestInterestsKind;
import org.wasl.contracts.code.BestInterestsReason;
import org.wasl.contracts.code.BestInterestsStatus;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.stored.StoredForm;

/**
 * Finding out what is best for a child. An assessment (BIA) is decided on its report; a determination (BID) goes to a panel, whose members have promised
 * confidentiality, and is decided by somebody who did not write the report. UNHCR best interests procedure guidelines, 2021.
 */
@Entity
@Table(name = "best_interests")
class BestInterests extends SealedPart {
    enum Step {
        GATHER,
        DRAFT_REPORT,
        CONVENE_PANEL,
        DECIDE,
        DEFER,
        CLOSE
    }

    private static final Guard<PartStep<BestInterests>> SECOND_PERSON = SecondPerson.guard(
            step -> step.context().by(), step -> step.context().file().workers(step.part().reportBy));

    private static final Guard<PartStep<BestInterests>> PANEL_NEEDED =
            Guard.of(CaseProblem.PANEL_NEEDED, step -> step.part().needsPanel());

    static final StateMachine<PartStep<BestInterests>, BestInterestsStatus, Step, Party> TRANSITIONS =
            StateMachine.<PartStep<BestInterests>, BestInterestsStatus, Step, Party>of(
                    row(
                            Step.GATHER,
                            by(Party.OWNER),
                            from(BestInterestsStatus.INITIATED, BestInterestsStatus.DEFERRED),
                            BestInterestsStatus.INFO_GATHERING),
                    row(
                            Step.DRAFT_REPORT,
                            by(Party.OWNER),
                            from(BestInterestsStatus.INFO_GATHERING),
                            BestInterestsStatus.REPORT_DRAFTED),
                    row(
                            Step.CONVENE_PANEL,
                            by(Party.SUPERVISOR),
                            from(BestInterestsStatus.REPORT_DRAFTED),
                            BestInterestsStatus.PANEL),
                    row(
                            Step.DECIDE,
                            by(Party.SUPERVISOR),
                            from(BestInterestsStatus.REPORT_DRAFTED, BestInterestsStatus.PANEL),
                            BestInterestsStatus.DECIDED,
                            SECOND_PERSON,
                            PANEL_NEEDED),
                    row(
                            Step.DEFER,
                            by(Party.SUPERVISOR),
                            from(BestInterestsStatus.PANEL),
                            BestInterestsStatus.DEFERRED),
                    row(
                            Step.CLOSE,
                            by(Party.SUPERVISOR),
                            from(BestInterestsStatus.DECIDED),
                            BestInterestsStatus.CLOSED));

    @Enumerated(EnumType.STRING)
    private BestInterestsKind kind;

    @Enumerated(EnumType.STRING)
    private BestInterestsReason reason;

    @Enumerated(EnumType.STRING)
    private BestInterestsStatus status = BestInterestsStatus.INITIATED;

    @Column(name = "reopened_from_id")
    private UUID reopenedFromId;

    @Column(name = "review_due")
    private LocalDate reviewDue;

    @Column(name = "panel_on")
    private LocalDate panelOn;

    @Column(name = "report_by")
    private String reportBy;

    @Column(name = "decided_by")
    private String decidedBy;

    protected BestInterests() {}

    /**
     * What the procedure says of the child.
     *
     * @param undertakings accounts and functions of the panel's members who promised confidentiality
     */
    @StoredForm("best-interests")
    record Findings(
            UUID guardianId,
            String childViews,
            String report,
            List<String> undertakings,
            String decision,
            String deferral) {
        Findings withReport(String views, String text) {
            return new Findings(guardianId, views, text, undertakings, decision, deferral);
        }

        Findings withPanel(List<String> members) {
            return new Findings(guardianId, childViews, report, members, decision, deferral);
        }

        Findings withDecision(String text) {
            return new Findings(guardianId, childViews, report, undertakings, text, deferral);
        }

        Findings withDeferral(String why) {
            return new Findings(guardianId, childViews, report, undertakings, decision, why);
        }
    }

    BestInterests(
            CaseFile file,
            BestInterestsKind kind,
            BestInterestsReason reason,
            UUID guardian,
            BestInterests reopened,
            Sealer sealer,
            Clock clock) {
        super(file, new Findings(guardian, null, null, List.of(), null, null), sealer, clock);
        this.kind = kind;
        this.reason = reason;
        if (reopened != null && reopened.status != BestInterestsStatus.CLOSED) {
            throw Problem.invalidField("/reopenedFromId", "not-closed");
        }
        reopenedFromId = reopened == null ? null : reopened.rawId();
    }

    void gather(StepContext as) {
        move(Step.GATHER, as);
    }

    void draft(String childViews, String report, StepContext as, Sealer sealer) {
        move(Step.DRAFT_REPORT, as);
        reportBy = as.by();
        write(findings(sealer).withReport(childViews, report), sealer);
    }

    void convene(LocalDate day, List<String> undertakings, StepContext as, Sealer sealer) {
        move(Step.CONVENE_PANEL, as);
        panelOn = day;
        write(findings(sealer).withPanel(undertakings), sealer);
    }

    void decide(String decision, LocalDate review, StepContext as, Sealer sealer) {
        move(Step.DECIDE, as);
        decidedBy = as.by();
        reviewDue = review;
        write(findings(sealer).withDecision(decision), sealer);
    }

    List<String> allowedActions(StepContext reader) {
        return TRANSITIONS.allowed(status, reader.parties(), new PartStep<>(this, reader));
    }

    private boolean needsPanel() {
        return kind == BestInterestsKind.BID && status == BestInterestsStatus.REPORT_DRAFTED;
    }

    void defer(String why, StepContext as, Sealer sealer) {
        move(Step.DEFER, as);
        write(findings(sealer).withDeferral(why), sealer);
    }

    void close(StepContext as) {
        move(Step.CLOSE, as);
    }

    private void move(Step step, StepContext as) {
        status = TRANSITIONS.next(status, step, as.parties(), new PartStep<>(this, as));
        touch(as.clock());
    }

    Findings findings(Sealer sealer) {
        return content(sealer, Findings.class);
    }

    BestInterestsKind kind() {
        return kind;
    }

    BestInterestsReason reason() {
        return reason;
    }

    BestInterestsStatus status() {
        return status;
    }

    UUID reopenedFrom() {
        return reopenedFromId;
    }

    LocalDate reviewDue() {
        return reviewDue;
    }

    LocalDate panelOn() {
        return panelOn;
    }

    String reportBy() {
        return reportBy;
    }

    String decidedBy() {
        return decidedBy;
    }
}
