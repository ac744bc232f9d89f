package org.wasl.cases.assessment;

import jakarta.enterprise.context.ApplicationScoped;
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

    public boolean approvedFor(CaseId file) {
        return count("caseId = ?1 and status = ?2", file.value(), AssessmentStatus.APPROVED) > 0;
    }
}
