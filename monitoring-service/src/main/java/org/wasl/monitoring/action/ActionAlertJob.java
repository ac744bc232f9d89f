package org.wasl.monitoring.action;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wasl.contracts.event.FollowUpActionDue;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.statemachine.StateMachine;

/** Calls actions to mind: before they are due, when they are overdue, and to the coordinating organization when they stay so. */
@ApplicationScoped
class ActionAlertJob {
    private static final int ROUND = 200;

    private final FollowUpActions actions;
    private final CoordinatingBody coordinator;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ActionAlertJob(FollowUpActions actions, CoordinatingBody coordinator, Journal journal, Clock clock) {
        this.actions = actions;
        this.coordinator = coordinator;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(every = "${wasl.plans.sweep-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        while (QuarkusTransaction.requiringNew().call(this::round) == ROUND) {
            // more is due
        }
    }

    private int round() {
        Instant now = clock.instant();
        List<FollowUpAction> due = actions.lockDue(now, ROUND);
        Journal.asSystem(
                Actor.system("deadlines", null),
                () -> due.forEach(action -> action.raiseDueAlerts(now).forEach(alert -> tell(action, alert))));
        return due.size();
    }

    private void tell(FollowUpAction action, FollowUpAction.Alert alert) {
        Set<AgencyId> audience = new HashSet<>(FollowUpActions.agencies(action));
        if (alert == FollowUpAction.Alert.ESCALATE) {
            coordinator.organization().ifPresent(audience::add);
        }
        journal.record(new FollowUpActionDue(action.rawId(), StateMachine.path(alert)), audience);
    }
}
