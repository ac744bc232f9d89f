package org.wasl.contracts.event;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/** A day is a public holiday from now on, or is none after all: those of the moon's calendar move by a day until the moon was seen. */
@EventType("holiday.changed")
public record HolidayChanged(LocalDate day, boolean holiday) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return UUID.nameUUIDFromBytes(day.toString().getBytes(StandardCharsets.UTF_8));
    }
}
