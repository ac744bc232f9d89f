package org.wasl.cases.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.AssessmentStatus;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.id.CaseId;

@ApplicationScoped
public class Assessments extends CaseParts<Assessment> {
    @Override
    public CaseCategory category() {
        return CaseCategory.ASSESSMENTS;
    }

    @Override
    protected Class<Assessment> kind() {
        return Assessment.class;
    }

    /** @param since when the case was opened again: what was approved before it says nothing of now; null where it never was */
    public boolean approvedFor(CaseId file, Instant since) {
        return since == null
                ? count("caseId = ?1 and status = ?2", file.value(), AssessmentStatus.APPROVED) > 0
                : count(
                                "caseId = ?1 and status = ?2 and completedAt >= ?3",
                                file.value(),
                                AssessmentStatus.APPROVED,
                                since)
                        > 0;
    }
}
