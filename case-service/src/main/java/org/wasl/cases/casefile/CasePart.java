package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.util.UUID;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.value.Aggregate;

/** Something that belongs to one case and has a life of its own: an assessment, a plan, a task. */
@MappedSuperclass
public abstract class CasePart extends Aggregate {
    @Column(name = "case_id", updatable = false)
    private UUID caseId;

    protected CasePart() {}

    protected CasePart(CaseFile file, Clock clock) {
        super(file.agency(), clock);
        caseId = file.rawId();
    }

    public CaseId caseId() {
        return new CaseId(caseId);
    }
}
