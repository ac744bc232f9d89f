package org.wasl.contracts.code;

/** When it is asked what became of somebody who completed a programme. */
public enum OutcomeMilestone {
    AT_COMPLETION(0),
    AFTER_3_MONTHS(3),
    AFTER_6_MONTHS(6);

    private final int months;

    OutcomeMilestone(int months) {
        this.months = months;
    }

    /** After the day on which the programme was completed. */
    public int months() {
        return months;
    }
}
