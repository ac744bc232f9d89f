package org.wasl.cases.plan;

import static org.wasl.platform.transition.TransitionTable.by;
import static org.wasl.platform.transition.TransitionTable.from;
import static org.wasl.platform.transition.TransitionTable.row;

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
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.PlanActionStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.transition.TransitionTable;
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

    static final TransitionTable<PlanActionStatus, Step, Party> TRANSITIONS = TransitionTable.of(
            row(Step.REFER, by(Party.REFERRAL), from(PlanActionStatus.PLANNED), PlanActionStatus.REFERRED),
            row(Step.REFERRAL_ENDED, by(Party.REFERRAL), from(PlanActionStatus.REFERRED), PlanActionStatus.PLANNED),
            row(Step.COMPLETE, by(Party.OWNER), from(PlanActionStatus.PLANNED), PlanActionStatus.DONE),
            row(Step.COMPLETE, by(Party.REFERRAL), from(PlanActionStatus.REFERRED), PlanActionStatus.DONE),
            row(Step.NOT_DONE, by(Party.OWNER), from(PlanActionStatus.PLANNED), PlanActionStatus.NOT_DONE),
            row(Step.CANCEL, by(Party.OWNER), from(PlanActionStatus.PLANNED), PlanActionStatus.CANCELLED));

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

    PlanAction(PlanGoal goal, PlanBody.Action body) {
        id = Uuid7.next();
        this.goal = goal;
        serviceType = body.serviceType();
        description = body.description();
        dueOn = body.dueOn();
    }

    void take(Step step, Party by) {
        status = TRANSITIONS.next(status, step, Set.of(by));
    }

    boolean allows(Step step, Party by) {
        return TRANSITIONS.allowed(status, Set.of(by)).contains(TransitionTable.path(step));
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

    PlanView.Action view(boolean owner) {
        return new PlanView.Action(
                id(),
                serviceType,
                description,
                dueOn,
                status,
                referralId == null ? null : new ReferralId(referralId),
                owner ? TRANSITIONS.allowed(status, Set.of(Party.OWNER)) : java.util.List.of());
    }
}
