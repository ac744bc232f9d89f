package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.EnrolmentStatus;

/** Somebody takes part in a programme of a community centre, waits for a place, or no longer does. Who, is behind the id. */
@EventType("enrolment.moved")
public record EnrolmentMoved(
        UUID enrolmentId,
        UUID programmeId,
        String step,
        EnrolmentStatus status,
        @ServicesOnly @MayBeAbsent EventPlace place)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return enrolmentId;
    }
}
