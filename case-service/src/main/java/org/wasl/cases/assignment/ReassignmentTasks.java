package org.wasl.cases.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.PlatformCases;
import org.wasl.cases.task.Tasks;
import org.wasl.cases.worker.Supervisors;
import org.wasl.cases.worker.WorkerUnavailable;
import org.wasl.contracts.code.TaskType;

/** Asks the supervisor to find another worker for each running case of one who works on it no more. One such task of a case is open at a time. */
@ApplicationScoped
class ReassignmentTasks {
    private final PlatformCases cases;
    private final Supervisors supervisors;
    private final Tasks tasks;

    @Inject
    ReassignmentTasks(PlatformCases cases, Supervisors supervisors, Tasks tasks) {
        this.cases = cases;
        this.supervisors = supervisors;
        this.tasks = tasks;
    }

    void on(@Observes WorkerUnavailable worker) {
        cases.runningOf(worker.account())
                .forEach(file -> tasks.openOnce(file, TaskType.REASSIGNMENT, assignee(file), file.rawId()));
    }

    /** Where the named supervisor has left as well, any supervisor who may know of the case. */
    private String assignee(CaseFile file) {
        return supervisors.canAct(file.supervisor(), file.agency()) ? file.supervisor() : null;
    }
}
