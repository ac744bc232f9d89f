package org.wasl.contracts.id;

import java.util.UUID;

/** A person in the registry. */
public record PersonId(UUID value) implements Id {
    public static PersonId fromString(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
