package org.wasl.contracts.id;

import java.util.UUID;

/** An unusual number of look-ups by one account. */
public record LookupAlertId(UUID value) implements Id {
    public static LookupAlertId fromString(String text) {
        return new LookupAlertId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
