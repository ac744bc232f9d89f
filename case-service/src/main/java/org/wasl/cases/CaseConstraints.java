package org.wasl.cases;

import jakarta.inject.Singleton;
import java.util.Map;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.ConstraintMeaning;
import org.wasl.platform.problem.ProblemType;

@Singleton
final class CaseConstraints implements ConstraintMeaning {
    @Override
    public Map<String, ProblemType> meanings() {
        return Map.of(
                "approval_pending_uk", CommonProblem.ALREADY_EXISTS,
                "case_form_version_uk", CommonProblem.STALE_VERSION,
                "transfer_offered_uk", CommonProblem.ALREADY_EXISTS,
                "worker_account_uk", CommonProblem.ALREADY_EXISTS,
                "licence_number_uk", CommonProblem.ALREADY_EXISTS,
                "case_merge_standing_uk", CommonProblem.ALREADY_EXISTS,
                "case_merge_second_person_ck", CaseProblem.SECOND_PERSON_NEEDED,
                "case_plan_number_uk", CommonProblem.STALE_VERSION,
                "approval_second_person_ck", CaseProblem.SECOND_PERSON_NEEDED);
    }
}
