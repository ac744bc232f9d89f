package org.wasl.cases;

import static java.util.Map.entry;

import jakarta.inject.Singleton;
import java.util.Map;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.ConstraintMeaning;
import org.wasl.platform.problem.ProblemType;

@Singleton
final class CaseConstraints implements ConstraintMeaning {
    @Override
    public Map<String, ProblemType> meanings() {
        return Map.ofEntries(
                entry("approval_pending_uk", CommonProblem.ALREADY_EXISTS),
                entry("case_form_version_uk", CommonProblem.STALE_VERSION),
                entry("transfer_running_uk", CommonProblem.ALREADY_EXISTS),
                entry("worker_account_uk", CommonProblem.ALREADY_EXISTS),
                entry("licence_number_uk", CommonProblem.ALREADY_EXISTS),
                entry("case_merge_standing_uk", CommonProblem.ALREADY_EXISTS),
                entry("case_merge_second_person_ck", CommonProblem.SECOND_PERSON_NEEDED),
                entry("case_plan_number_uk", CommonProblem.STALE_VERSION),
                entry("case_file_supervisor_ck", CommonProblem.SECOND_PERSON_NEEDED),
                entry("break_glass_second_person_ck", CommonProblem.SECOND_PERSON_NEEDED),
                entry("break_glass_delegate_ck", CommonProblem.SECOND_PERSON_NEEDED),
                entry("break_glass_refusal_second_person_ck", CommonProblem.SECOND_PERSON_NEEDED),
                entry("approval_second_person_ck", CommonProblem.SECOND_PERSON_NEEDED),
                entry("enrolment_standing_uk", CommonProblem.ALREADY_EXISTS),
                entry("saved_filter_name_uk", CommonProblem.ALREADY_EXISTS));
    }
}
