package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.CentreProgrammeStatus;

/** A programme of a community centre: planned, changed, started, held a session, ended or cancelled. */
@EventType("programme.moved")
public record ProgrammeMoved(
        UUID programmeId,
        String step,
        CentreProgrammeStatus status,
        @ServicesOnly @MayBeAbsent EventPlace place) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return programmeId;
    }
}
