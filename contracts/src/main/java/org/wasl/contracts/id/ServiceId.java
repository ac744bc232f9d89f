package org.wasl.contracts.id;

import java.util.UUID;

/** A service of the directory. */
public record ServiceId(UUID value) implements Id {
    public static ServiceId fromString(String text) {
        return new ServiceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
