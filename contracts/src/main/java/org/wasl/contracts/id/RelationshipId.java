package org.wasl.contracts.id;

import java.util.UUID;

/** A relationship of two persons in the registry. */
public record RelationshipId(UUID value) implements Id {
    public static RelationshipId fromString(String text) {
        return new RelationshipId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
