package org.wasl.cases.deadline;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A deadline policy as the API takes it.
 *
 * @param duration ISO 8601, in days and hours
 * @param workingDays whether the clock stands on Friday, Saturday and holidays
 * @param remindBefore how long before the end the assignee is reminded; never where left out
 * @param escalateAfter how long after the end the supervisor gets a task, too; never where left out
 * @param pausesOnHold whether the clock stands while the case is on hold
 */
@Schema(name = "DeadlinePolicyBody")
public record DeadlinePolicyBody(
        @NotNull @Size(min = 3) @Pattern(regexp = DeadlinePolicyBody.PERIOD) @Schema(examples = "P7D")
        String duration,

        boolean workingDays,

        @Size(min = 3) @Pattern(regexp = DeadlinePolicyBody.PERIOD) @Schema(nullable = true)
        String remindBefore,

        @Size(min = 3) @Pattern(regexp = DeadlinePolicyBody.PERIOD) @Schema(nullable = true)
        String escalateAfter,

        boolean pausesOnHold) {
    private static final String PERIOD = "P(\\d{1,3}D)?(T\\d{1,4}H)?";

    static DeadlinePolicyBody of(DeadlineRule known) {
        return new DeadlinePolicyBody(
                known.duration(),
                known.workingDays(),
                known.remindBefore(),
                known.escalateAfter(),
                known.pausesOnHold());
    }

    DeadlineRule toRule() {
        return new DeadlineRule(duration, workingDays, remindBefore, escalateAfter, pausesOnHold);
    }
}
