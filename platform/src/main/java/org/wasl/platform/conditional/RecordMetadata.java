package org.wasl.platform.conditional;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.Aggregate;

/** The fields that every record of the API begins with: its id, its version, when it was made and last changed, and the agency whose it is. */
@Schema(name = "RecordMetadata")
public record RecordMetadata(UUID id, int version, Instant createdAt, Instant updatedAt, AgencyId agencyId) {
    public static RecordMetadata of(Aggregate aggregate) {
        return new RecordMetadata(
                aggregate.rawId(),
                aggregate.version(),
                aggregate.createdAt(),
                aggregate.updatedAt(),
                aggregate.agency());
    }
}
