package org.wasl.contracts.id;

import java.util.UUID;

/** What somebody asked about their data. */
public record SubjectRequestId(UUID value) implements Id {
    public static SubjectRequestId fromString(String text) {
        return new SubjectRequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
