package org.wasl.contracts.event;

import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/**
 * A worker is away, and a colleague does their work: on these days the colleague knows of the worker's cases and acts on them.
 *
 * @param accountId of the worker who is away
 * @param coverId account of the colleague
 * @param to the last day
 */
@EventType("worker.absence-recorded")
public record AbsenceRecorded(
        UUID absenceId, AgencyId agencyId, String accountId, String coverId, LocalDate from, LocalDate to)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return absenceId;
    }
}
