package org.wasl.platform.conditional;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;

/** What every record says of itself, first: which it is, which version of it, since when, and whose. */
@Schema(name = "Head")
public record Head(UUID id, int version, Instant createdAt, Instant updatedAt, AgencyId agencyId) {
    public static Head of(Aggregate aggregate) {
        return new Head(
                aggregate.rawId(),
                aggregate.version(),
                aggregate.createdAt(),
                aggregate.updatedAt(),
                aggregate.agency());
    }
}
