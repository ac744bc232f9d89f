package org.wasl.cases;

import org.wasl.platform.problem.ProblemType;

/** The case service's own ways to say no. Texts in both problem files of contracts. */
public enum CaseProblem implements ProblemType {
    POSSIBLE_DUPLICATE(409),
    PERSON_POSSIBLY_KNOWN(409),
    SEVERAL_CASES(409),
    CLOSURE_OBJECTIONS(409),
    RISK_NOT_ASSESSED(409),
    ASSESSMENT_NOT_APPROVED(409),
    PLAN_NOT_APPROVED(409),
    CASE_NOT_OPEN(409),
    MERGE_OBJECTIONS(409),
    WORKER_NOT_AVAILABLE(409),
    CONSENT_REQUIRED(409),
    BASIS_REFUSED(409),
    GLASS_NOT_NEEDED(409),
    BREAK_GLASS_REFUSED(403),
    PROGRAMME_NOT_RUNNING(409),
    SESSION_COUNTED_OTHERWISE(409),
    PANEL_NEEDED(409);

    private final int status;

    CaseProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
