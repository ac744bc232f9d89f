package org.wasl.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.DropOutReason;
import org.wasl.contracts.code.EnrolmentStatus;
import org.wasl.contracts.code.OutcomeMilestone;
import org.wasl.contracts.code.ProgrammeOutcome;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/** The enrolment of a person in a programme. */
@EventType("enrolment.stated")
public record EnrolmentStated(
        UUID recordId,
        long revision,
        UUID programmeId,
        AgencyId agencyId,
        PersonId personId,
        EnrolmentStatus status,
        @MayBeAbsent DropOutReason dropOutReason,
        Instant enrolledAt,
        Instant changedAt,
        @MayBeAbsent LocalDate completedOn,
        List<Outcome> outcomes)
        implements Fact {
    /** What became of the person, for each day on which it is asked. */
    public record Outcome(
            OutcomeMilestone milestone,
            LocalDate expectedOn,
            @MayBeAbsent ProgrammeOutcome outcome,
            @MayBeAbsent LocalDate observedOn) {}
}
