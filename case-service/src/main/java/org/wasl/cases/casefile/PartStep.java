package org.wasl.cases.casefile;

import org.wasl.cases.CaseProblem;
import org.wasl.platform.statemachine.Guard;

/** A step of a part of a case, such as an assessment, that is taken or asked about: what its guards look at. */
public record PartStep<P>(P part, StepContext context) {
    /** Work on a case ends with the case. */
    public static <P> Guard<PartStep<P>> caseNotOpen() {
        return Guard.of(
                CaseProblem.CASE_NOT_OPEN, step -> !step.context().file().isOpen());
    }
}
