package org.wasl.platform.value;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** New identifiers: UUID version 7, so that keys grow with time and lists can be paged by them. */
public final class Uuid7 {
    private Uuid7() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
