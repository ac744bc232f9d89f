package org.wasl.cases.assignment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.util.Set;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.task.Tasks;
import org.wasl.cases.worker.Supervisors;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.CaseAssigned;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Gives a case to another worker: alone or with many, always by the same guards, with the same event and the same audit row. */
@ApplicationScoped
class CaseAssigner {
    private final CaseCommands commands;
    private final Assignments assignments;
    private final Caseloads caseloads;
    private final Supervisors supervisors;
    private final Tasks tasks;

    @Inject
    CaseAssigner(
            CaseCommands commands, Assignments assignments, Caseloads caseloads, Supervisors supervisors, Tasks tasks) {
        this.commands = commands;
        this.assignments = assignments;
        this.caseloads = caseloads;
        this.supervisors = supervisors;
        this.tasks = tasks;
    }

    /**
     * @param owner account of the worker
     * @param supervisor account of the supervisor from now on; null where the present one stays, who cannot be the new owner
     * @param override why the worker gets it although away, full or without a licence; null where there is no such reason
     */
    record Wanted(String owner, String supervisor, String reason, String override) {}

    record Assigned(CaseFile file, Assignment assignment) {}

    /** In the caller's transaction. */
    Assigned assign(CaseId id, IfMatch expected, Wanted wanted) {
        CaseCommand command = commands.begin(id, expected);
        CaseFile file = command.file();
        file.requireAssignable(command.step());
        String override =
                caseloads.require(file, wanted.owner(), command.account(), command.parties(), wanted.override());
        String supervisor = supervisor(file, wanted);
        String before = file.owner();
        tasks.reassign(id, before, wanted.owner());
        if (file.supervisor() != null && !file.supervisor().equals(supervisor)) {
            tasks.reassign(id, file.supervisor(), supervisor);
        }
        tasks.complete(id, TaskType.REASSIGNMENT);
        CaseAssigned assigned = file.assign(wanted.owner(), supervisor, command.step());
        Assignment assignment = new Assignment(
                file, before, wanted.owner(), wanted.reason(), override, command.account(), command.clock());
        assignments.persist(assignment);
        command.record(assigned);
        return new Assigned(file, assignment);
    }

    Assigned assignInOwnTransaction(CaseId id, IfMatch expected, Wanted wanted) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> assign(id, expected, wanted));
        } catch (OptimisticLockException changedMeanwhile) {
            throw new Problem(CommonProblem.STALE_VERSION);
        }
    }

    /** Where no other is named the present one stays, unless the case becomes their own work. */
    private String supervisor(CaseFile file, Wanted wanted) {
        String supervisor = wanted.supervisor() == null ? file.supervisor() : wanted.supervisor();
        boolean checked = wanted.supervisor() != null || wanted.owner().equals(supervisor);
        if (checked) {
            Set<String> workers = file.workers();
            workers.add(wanted.owner());
            supervisors.requireOfCase(supervisor, file.agency(), wanted.owner(), workers, "/supervisorId");
        }
        return supervisor;
    }
}
