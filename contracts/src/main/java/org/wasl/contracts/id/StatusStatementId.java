package org.wasl.contracts.id;

import java.util.UUID;

/** What an agency said of the status of a person in the registry. */
public record StatusStatementId(UUID value) implements Id {
    public static StatusStatementId fromString(String text) {
        return new StatusStatementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
