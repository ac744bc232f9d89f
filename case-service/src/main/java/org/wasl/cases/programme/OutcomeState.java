package org.wasl.cases.programme;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.OutcomeMilestone;
import org.wasl.contracts.code.ProgrammeOutcome;

/** What became of somebody at one milestone, and by when it is to be recorded. */
@Schema(name = "OutcomeState")
public record OutcomeState(
        OutcomeMilestone milestone,
        LocalDate expectedOn,
        Instant dueAt,
        boolean overdue,
        @Schema(nullable = true) ProgrammeOutcome outcome,
        @Schema(nullable = true) LocalDate observedOn) {
    static OutcomeState of(EnrolmentOutcome known, Instant now) {
        return new OutcomeState(
                known.milestone(),
                known.expectedOn(),
                known.dueAt(),
                known.isOverdue(now),
                known.outcome(),
                known.observedOn());
    }
}
