package org.wasl.contracts.id;

import java.util.UUID;

/** A social worker, in the national register of them. */
public record WorkerId(UUID value) implements Id {
    public static WorkerId fromString(String text) {
        return new WorkerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
