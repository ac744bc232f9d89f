package org.wasl.registry;

import org.wasl.platform.problem.ProblemType;

/** The registry's own ways to say no. Texts in both problem files of contracts. */
public enum RegistryProblem implements ProblemType {
    POSSIBLE_DUPLICATE(409),
    IDENTIFIER_TAKEN(409),
    IDENTIFIER_REVOKED(409),
    PERSON_IS_MERGED(409),
    PERSON_IS_DECEASED(409),
    ERASURE_NOT_POSSIBLE(409),
    MERGE_NOT_POSSIBLE(409),
    CLAIMED_BY_ANOTHER(409),
    MODEL_IN_TRAINING(409),
    TOO_FEW_RECORDS(409),
    PART_NOT_OPEN(403),
    CONSENT_REQUIRED(409),
    GUARDIAN_CONSENT_REQUIRED(409),
    ALREADY_WITHDRAWN(409),
    HOUSEHOLD_HEAD_REQUIRED(409),
    MEMBER_OF_ANOTHER_HOUSEHOLD(409),
    HOUSEHOLD_IS_MERGED(409),
    SHARED_STAY_REMAINS(409);

    private final int status;

    RegistryProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
