package org.wasl.monitoring.action;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;
import static org.wasl.platform.statemachine.StateMachine.stay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;
import org.wasl.contracts.code.FollowUpActionStatus;
import org.wasl.contracts.event.FollowUpActionMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.WorkCalendar;

/** Something that an agency is to do, because of what a report on a plan says, because of an alert, or of its own. */
@Entity
@DynamicUpdate
@Table(name = "follow_up_action")
class FollowUpAction extends Aggregate {
    enum Step {
        CHANGE,
        START,
        COMPLETE,
        CANCEL,
        REOPEN
    }

    enum Party {
        /** Of the agency that agreed it. */
        REQUESTER,
        /** Of the agency that is to do it. */
        OWNER
    }

    enum Alert {
        REMIND,
        BREACH,
        ESCALATE
    }

    static final StateMachine<FollowUpAction, FollowUpActionStatus, Step, Party> TRANSITIONS =
            StateMachine.<FollowUpAction, FollowUpActionStatus, Step, Party>of(
                    stay(
                            Step.CHANGE,
                            by(Party.REQUESTER),
                            from(FollowUpActionStatus.OPEN, FollowUpActionStatus.IN_PROGRESS)),
                    row(Step.START, by(Party.OWNER), from(FollowUpActionStatus.OPEN), FollowUpActionStatus.IN_PROGRESS),
                    row(
                            Step.COMPLETE,
                            by(Party.OWNER),
                            from(FollowUpActionStatus.OPEN, FollowUpActionStatus.IN_PROGRESS),
                            FollowUpActionStatus.DONE),
                    row(
                            Step.CANCEL,
                            by(Party.REQUESTER),
                            from(FollowUpActionStatus.OPEN, FollowUpActionStatus.IN_PROGRESS),
                            FollowUpActionStatus.CANCELLED),
                    row(
                            Step.REOPEN,
                            by(Party.REQUESTER),
                            from(FollowUpActionStatus.DONE, FollowUpActionStatus.CANCELLED),
                            FollowUpActionStatus.OPEN));

    private String title;

    @Column(name = "report_id", updatable = false)
    private UUID reportId;

    @Column(updatable = false)
    private String indicator;

    @Column(name = "alert_id", updatable = false)
    private UUID alertId;

    @Column(name = "owner_agency_id")
    private UUID ownerAgencyId;

    @Column(name = "owner_account")
    private String ownerAccount;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private FollowUpActionStatus status = FollowUpActionStatus.OPEN;

    @Column(name = "remind_at")
    private Instant remindAt;

    @Column(name = "breach_at")
    private Instant breachAt;

    @Column(name = "escalate_at")
    private Instant escalateAt;

    /** The next of the three that is not raised; null where none is to be raised. Raising one changes nothing that is told, and so no version. */
    @OptimisticLock(excluded = true)
    @Column(name = "alert_at")
    private Instant alertAt;

    protected FollowUpAction() {}

    /**
     * @param ownerAccount null where the agency decides who
     * @param dueOn a day of rest means the next working day
     */
    record Facts(String title, AgencyId ownerAgency, String ownerAccount, LocalDate dueOn) {}

    /**
     * What an action follows from.
     *
     * @param report null where it follows from none
     * @param indicator of the line of the report; null where it follows from the whole
     * @param alert null where it follows from none
     */
    record Cause(UUID report, String indicator, UUID alert) {}

    FollowUpAction(AgencyId requester, Facts facts, Cause cause, WorkCalendar calendar, Clock clock) {
        super(requester, clock);
        reportId = cause.report();
        indicator = cause.indicator();
        alertId = cause.alert();
        write(facts, calendar, clock);
    }

    FollowUpActionMoved agreed() {
        return moved("agree");
    }

    /** Null where it says all that already. */
    FollowUpActionMoved change(Facts facts, WorkCalendar calendar, Set<Party> parties, Clock clock) {
        TRANSITIONS.next(status, Step.CHANGE, parties, this);
        if (facts().equals(facts)) {
            return null;
        }
        write(facts, calendar, clock);
        touch(clock);
        return moved(StateMachine.path(Step.CHANGE));
    }

    private void write(Facts facts, WorkCalendar calendar, Clock clock) {
        title = facts.title();
        ownerAgencyId = facts.ownerAgency().value();
        ownerAccount = facts.ownerAccount();
        if (!facts.dueOn().equals(dueOn)) {
            schedule(facts.dueOn(), calendar, clock);
        }
    }

    /** A day that is over would raise all alerts at once. */
    private void schedule(LocalDate day, WorkCalendar calendar, Clock clock) {
        ActionAlerts alerts = ActionAlerts.of(day, calendar);
        if (!alerts.breachAt().isAfter(clock.instant())) {
            throw Problem.invalidField("/dueOn", "in-the-past");
        }
        dueOn = day;
        remindAt = alerts.remindAt();
        breachAt = alerts.breachAt();
        escalateAt = alerts.escalateAt();
        alertAt = remindAt;
    }

    /** It is due on another day, or still on the day that it was due. */
    FollowUpActionMoved reopen(LocalDate day, WorkCalendar calendar, Set<Party> parties, Clock clock) {
        status = TRANSITIONS.next(status, Step.REOPEN, parties, this);
        schedule(day, calendar, clock);
        touch(clock);
        return moved(StateMachine.path(Step.REOPEN));
    }

    FollowUpActionMoved execute(Step step, Set<Party> parties, Clock clock) {
        status = TRANSITIONS.next(status, step, parties, this);
        if (isOver()) {
            alertAt = null;
        }
        touch(clock);
        return moved(StateMachine.path(step));
    }

    /** Each is raised once, also where time passed several of them. */
    List<Alert> raiseDueAlerts(Instant now) {
        List<Alert> due = new ArrayList<>();
        while (alertAt != null && !alertAt.isAfter(now)) {
            due.add(alertAt.equals(remindAt) ? Alert.REMIND : alertAt.equals(breachAt) ? Alert.BREACH : Alert.ESCALATE);
            alertAt = alertAt.equals(remindAt) ? breachAt : alertAt.equals(breachAt) ? escalateAt : null;
        }
        return due;
    }

    private boolean isOver() {
        return status == FollowUpActionStatus.DONE || status == FollowUpActionStatus.CANCELLED;
    }

    boolean isOverdue(Instant now) {
        return !isOver() && !breachAt.isAfter(now);
    }

    private FollowUpActionMoved moved(String step) {
        return new FollowUpActionMoved(rawId(), step, status);
    }

    List<String> allowedActions(Set<Party> parties) {
        return TRANSITIONS.allowed(status, parties, this);
    }

    Facts facts() {
        return new Facts(title, ownerAgency(), ownerAccount, dueOn);
    }

    AgencyId ownerAgency() {
        return new AgencyId(ownerAgencyId);
    }

    Cause cause() {
        return new Cause(reportId, indicator, alertId);
    }

    FollowUpActionStatus status() {
        return status;
    }
}
