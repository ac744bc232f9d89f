package org.wasl.cases.plan;

import java.time.LocalDate;
import java.util.List;
import org.wasl.contracts.code.ServiceType;

/** What a new plan says: goals, each with the actions that lead there. */
record PlanDraft(boolean agreedWithClient, List<Goal> goals) {
    /** @param concern that it is for; null where nothing is said */
    record Goal(String description, String concern, List<Action> actions) {}

    /** @param description, dueOn null where nothing is said */
    record Action(ServiceType serviceType, String description, LocalDate dueOn) {}
}
