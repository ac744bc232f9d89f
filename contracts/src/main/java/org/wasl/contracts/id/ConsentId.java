package org.wasl.contracts.id;

import java.util.UUID;

/** A consent recorded in the registry. */
public record ConsentId(UUID value) implements Id {
    public static ConsentId fromString(String text) {
        return new ConsentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
