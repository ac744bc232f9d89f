package org.wasl.platform.value;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;

/** New identifiers: UUID version 7, so that keys grow with time and lists can be paged by them. */
public final class Uuid7 {
    private Uuid7() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** When the id was made, to the millisecond (RFC 9562, 5.7). */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
