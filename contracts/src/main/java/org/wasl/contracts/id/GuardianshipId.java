package org.wasl.contracts.id;

import java.util.UUID;

/** Who decides for a person in the registry. */
public record GuardianshipId(UUID value) implements Id {
    public static GuardianshipId fromString(String text) {
        return new GuardianshipId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
