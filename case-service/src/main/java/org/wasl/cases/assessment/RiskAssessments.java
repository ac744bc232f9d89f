package org.wasl.cases.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;

@ApplicationScoped
public class RiskAssessments extends CaseParts<RiskAssessment> {
    @Override
    protected Class<RiskAssessment> kind() {
        return RiskAssessment.class;
    }
}
