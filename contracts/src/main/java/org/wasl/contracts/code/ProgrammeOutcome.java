package org.wasl.contracts.code;

/** What became of somebody who completed a programme. Economic empowerment is measured by it: persons who were trained, and of them those in work. */
public enum ProgrammeOutcome {
    WORK_FOUND,
    OWN_BUSINESS,
    /** In the work that was told before, or in that of before the programme. */
    STILL_IN_WORK,
    WORK_LOST,
    RETURNED_TO_SCHOOL,
    FURTHER_TRAINING,
    NONE,
    NOT_REACHED
}
