package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/**
 * Whether the record of a person is only kept, because the person asked the agency that keeps it. A statement with a higher revision replaces one with a lower, in
 * whatever order they arrive. For the services only: what a person asked for is in no feed.
 *
 * @param exceptFor the agencies that keep another record of the same person and for which the opposite holds; null means none
 */
@EventType("person.restriction-stated")
public record PersonRestrictionStated(
        PersonId personId, boolean restricted, @MayBeAbsent Set<AgencyId> exceptFor, long revision)
        implements DomainEvent {
    /** Whether it binds an agency: one that keeps a record of the person goes by its own, others by the record that is named. */
    public boolean restrictedFor(AgencyId agency) {
        return restricted != (exceptFor != null && exceptFor.contains(agency));
    }

    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
