package org.wasl.contracts.id;

import java.util.UUID;

/** A case. */
public record CaseId(UUID value) implements Id {
    public static CaseId fromString(String text) {
        return new CaseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
