package org.wasl.contracts.id;

import java.util.UUID;

/** A specific need of a person in the registry. */
public record NeedId(UUID value) implements Id {
    public static NeedId fromString(String text) {
        return new NeedId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
