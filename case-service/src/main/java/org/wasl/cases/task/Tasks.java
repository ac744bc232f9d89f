package org.wasl.cases.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.TaskStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;

@ApplicationScoped
public class Tasks extends CaseParts<Task> {
    private static final Set<TaskStatus> OPEN = Set.of(TaskStatus.OPEN, TaskStatus.IN_PROGRESS);

    private final CaseFiles files;
    private final Clock clock;

    @Inject
    Tasks(CaseFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Override
    public CaseCategory category() {
        return CaseCategory.TASKS;
    }

    @Override
    protected Class<Task> kind() {
        return Task.class;
    }

    /** Work of the agency: whom a case was opened to sees none of its tasks. */
    @Override
    public Filter<Task> visibleTo(Caller caller) {
        return Filter.of(Task.class).andIn("e.caseId", files.inCircleOf(caller));
    }

    /** @param assignee null where any supervisor may take it */
    public void open(CaseFile file, TaskType type, String assignee, Instant due, UUID subject) {
        persist(new Task(file, type, null, assignee, due, subject, clock));
    }

    /** Work that somebody named, and no step of the case made. */
    public void custom(CaseFile file, String title, String assignee, Instant due, UUID subject) {
        persist(new Task(file, TaskType.CUSTOM, title, assignee, due, subject, clock));
    }

    public void handOver(CaseId file, String from, String to) {
        list("caseId = ?1 and assignee = ?2 and status in ?3", file.value(), from, OPEN)
                .forEach(task -> task.goesTo(to, clock));
    }

    public void done(CaseId file, TaskType type) {
        list("caseId = ?1 and type = ?2 and status in ?3", file.value(), type, OPEN)
                .forEach(task -> task.settle(clock));
    }

    public void doneFor(UUID subject) {
        list("subjectId = ?1 and status in ?2", subject, OPEN).forEach(task -> task.settle(clock));
    }

    /** Over some cases: one and those merged into it. */
    public long openIn(List<UUID> files) {
        return count("caseId in ?1 and status in ?2 and type <> ?3", files, OPEN, TaskType.APPROVAL);
    }

    public Instant assessmentDue(RiskLevel risk) {
        return due("assessment", risk);
    }

    public Instant planDue(RiskLevel risk) {
        return due("plan", risk);
    }

    private Instant due(String step, RiskLevel risk) {
        List<?> found = getEntityManager()
                .createNativeQuery("select " + step + " from deadline_policy where risk = :risk")
                .setParameter("risk", risk.name())
                .getResultList();
        return clock.instant().plus(Duration.parse(found.get(0).toString()));
    }
}
