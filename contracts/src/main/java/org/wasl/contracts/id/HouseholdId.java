package org.wasl.contracts.id;

import java.util.UUID;

/** A household in the registry. */
public record HouseholdId(UUID value) implements Id {
    public static HouseholdId fromString(String text) {
        return new HouseholdId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
