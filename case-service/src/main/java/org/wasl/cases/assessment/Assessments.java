package org.wasl.cases.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.contracts.code.AssessmentStatus;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Found under their case. */
@ApplicationScoped
public class Assessments extends Aggregates<Assessment> {
    private final CaseFiles cases;

    @Inject
    Assessments(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public Filter<Assessment> visibleTo(Caller caller) {
        return Filter.of(Assessment.class).andIn("e.caseId", cases.visibleTo(caller));
    }

    Filter<Assessment> of(CaseId file, Caller caller) {
        return visibleTo(caller).and("e.caseId = :case", "case", file.value());
    }

    Assessment get(CaseId file, UUID id, Caller caller) {
        return one(of(file, caller).and("e.id = :id", "id", id));
    }

    Assessment get(CaseId file, UUID id, Caller caller, IfMatch expected) {
        Assessment assessment = get(file, id, caller);
        IfMatch.require(expected, assessment);
        return assessment;
    }

    public boolean approvedFor(CaseId file) {
        return count("caseId = ?1 and status = ?2", file.value(), AssessmentStatus.APPROVED) > 0;
    }
}
