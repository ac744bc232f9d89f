package org.wasl.registry;

import jakarta.inject.Singleton;
import java.util.Map;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.ConstraintMeaning;
import org.wasl.platform.problem.ProblemType;

@Singleton
final class RegistryConstraints implements ConstraintMeaning {
    @Override
    public Map<String, ProblemType> meanings() {
        return Map.of(
                "person_identifier_value_uk", RegistryProblem.IDENTIFIER_TAKEN,
                "person_external_id_uk", CommonProblem.ALREADY_EXISTS,
                "household_member_one_household_uk", RegistryProblem.MEMBER_OF_ANOTHER_HOUSEHOLD,
                "relationship_uk", CommonProblem.ALREADY_EXISTS,
                "person_need_uk", CommonProblem.ALREADY_EXISTS,
                "person_need_confidential_uk", CommonProblem.ALREADY_EXISTS,
                "match_review_pair_uk", CommonProblem.ALREADY_EXISTS,
                "spdci_sender_uk", CommonProblem.ALREADY_EXISTS);
    }
}
