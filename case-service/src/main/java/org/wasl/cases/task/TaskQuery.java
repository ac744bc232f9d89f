package org.wasl.cases.task;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.wasl.contracts.code.TaskStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;

/** Which tasks a list shows. */
public class TaskQuery {
    /** Which work. For a supervisor the last three are over the team, for a worker over their own. */
    public enum Queue {
        MINE,
        TEAM,
        OVERDUE,
        DUE_THIS_WEEK,
        AWAITING_APPROVAL
    }

    @QueryParam("queue")
    @DefaultValue("MINE")
    Queue queue;

    @QueryParam("status")
    TaskStatus status;

    @QueryParam("type")
    TaskType type;

    @QueryParam("caseId")
    CaseId caseId;

    /** A supervisor's queues are those of their team, whose cases an index finds; the whole agency is no queue. */
    boolean isOverTheTeam(Caller caller) {
        return queue == Queue.TEAM || (queue != Queue.MINE && caller.has(Roles.SUPERVISOR));
    }
}
