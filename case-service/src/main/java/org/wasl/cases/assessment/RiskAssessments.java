package org.wasl.cases.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

/** The risk assessments of cases. */
@ApplicationScoped
public class RiskAssessments extends CaseParts<RiskAssessment> {
    RiskAssessments() {
        super(RiskAssessment.class, CaseCategory.RISK);
    }
}
