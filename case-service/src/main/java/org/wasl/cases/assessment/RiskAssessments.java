package org.wasl.cases.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Found under their case. */
@ApplicationScoped
public class RiskAssessments extends Aggregates<RiskAssessment> {
    private final CaseFiles cases;

    @Inject
    RiskAssessments(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public Filter<RiskAssessment> visibleTo(Caller caller) {
        return Filter.of(RiskAssessment.class).andIn("e.caseId", cases.visibleTo(caller));
    }

    Filter<RiskAssessment> of(CaseId file, Caller caller) {
        return visibleTo(caller).and("e.caseId = :case", "case", file.value());
    }
}
