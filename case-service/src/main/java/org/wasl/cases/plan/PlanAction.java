package org.wasl.cases.plan;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.cases.casefile.CaseTransitions;
import org.wasl.cases.casefile.PartStep;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.PlanActionStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Uuid7;

/** Something to be done. One that was referred follows its referral by event. */
@Entity
@Table(name = "plan_action")
class PlanAction {
    enum Step {
        REFER,
        /** The referral ended without a service: the action is to be done again. */
        REFERRAL_ENDED,
        COMPLETE,
        NOT_DONE,
        CANCEL
    }

    enum Party {
        OWNER,
        REFERRAL
    }

    private static final Guard<PartStep<PlanAction>> CASE_NOT_OPEN = PartStep.caseNotOpen();

    /** What a supervisor approves does not change meanwhile, and a plan of before is done with. */
    private static final Guard<PartStep<PlanAction>> PLAN_NOT_ACTIVE =
            Guard.of("plan-not-active", step -> !step.part().goal.isOfActivePlan());

    static final StateMachine<PartStep<PlanAction>, PlanActionStatus, Step, Party> TRANSITIONS =
            StateMachine.<PartStep<PlanAction>, PlanActionStatus, Step, Party>of(
                    row(Step.REFER, by(Party.REFERRAL), from(PlanActionStatus.PLANNED), PlanActionStatus.REFERRED),
                    row(
                            Step.REFERRAL_ENDED,
                            by(Party.REFERRAL),
                            from(PlanActionStatus.REFERRED),
                            PlanActionStatus.PLANNED),
                    row(
                            Step.COMPLETE,
                            by(Party.OWNER),
                            from(PlanActionStatus.PLANNED),
                            PlanActionStatus.DONE,
                            CASE_NOT_OPEN,
                            PLAN_NOT_ACTIVE),
                    row(Step.COMPLETE, by(Party.REFERRAL), from(PlanActionStatus.REFERRED), PlanActionStatus.DONE),
                    row(
                            Step.NOT_DONE,
                            by(Party.OWNER),
                            from(PlanActionStatus.PLANNED),
                            PlanActionStatus.NOT_DONE,
                            CASE_NOT_OPEN,
                            PLAN_NOT_ACTIVE),
                    row(
                            Step.CANCEL,
                            by(Party.OWNER),
                            from(PlanActionStatus.PLANNED),
                            PlanActionStatus.CANCELLED,
                            CASE_NOT_OPEN,
                            PLAN_NOT_ACTIVE));

    /** No guard stands against what the referral brings. */
    private static final Set<Party> BY_REFERRAL = EnumSet.of(Party.REFERRAL);

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "goal_id")
    private PlanGoal goal;

    @Enumerated(EnumType.STRING)
    @Column(name = "service_type")
    private ServiceType serviceType;

    @Type(SealedText.class)
    private String description;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private PlanActionStatus status = PlanActionStatus.PLANNED;

    @Column(name = "referral_id")
    private UUID referralId;

    protected PlanAction() {}

    PlanAction(PlanGoal goal, PlanDraft.Action draft) {
        id = Uuid7.next();
        this.goal = goal;
        serviceType = draft.serviceType();
        description = draft.description();
        dueOn = draft.dueOn();
    }

    void execute(Step step, StepContext as) {
        status = TRANSITIONS.next(status, step, partiesOf(as), new PartStep<>(this, as));
    }

    void followReferral(Step step) {
        status = TRANSITIONS.next(status, step, BY_REFERRAL, null);
    }

    boolean mayFollowReferral(Step step) {
        return TRANSITIONS.allowed(status, BY_REFERRAL, null).contains(StateMachine.path(step));
    }

    private static Set<Party> partiesOf(StepContext as) {
        return as.is(CaseTransitions.Party.OWNER) ? EnumSet.of(Party.OWNER) : EnumSet.noneOf(Party.class);
    }

    void referredBy(ReferralId referral) {
        referralId = referral.value();
    }

    boolean isReferredBy(ReferralId referral) {
        return referral.value().equals(referralId);
    }

    PlanActionId id() {
        return new PlanActionId(id);
    }

    PlanActionStatus status() {
        return status;
    }

    List<String> allowedActions(StepContext reader) {
        return TRANSITIONS.allowed(status, partiesOf(reader), new PartStep<>(this, reader));
    }

    ServiceType serviceType() {
        return serviceType;
    }

    String description() {
        return description;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    /** Null where none does it. */
    ReferralId referral() {
        return referralId == null ? null : new ReferralId(referralId);
    }
}
