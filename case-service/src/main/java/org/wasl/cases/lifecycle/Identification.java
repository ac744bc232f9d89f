package org.wasl.cases.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.journal.Journal;

/** How a case begins, whoever brings it: it is kept, somebody has to respond, and it is told. */
@ApplicationScoped
public class Identification {
    private final CaseFiles cases;
    private final Tasks tasks;
    private final HouseholdHeadConsumer heads;
    private final Journal journal;

    @Inject
    Identification(CaseFiles cases, Tasks tasks, HouseholdHeadConsumer heads, Journal journal) {
        this.cases = cases;
        this.tasks = tasks;
        this.heads = heads;
        this.journal = journal;
    }

    public void of(CaseFile file) {
        cases.persist(file);
        tasks.open(file, TaskType.FIRST_RESPONSE, file.owner(), null);
        heads.begins(file);
        journal.record(file.identified(), file.audience());
    }
}
