package org.wasl.contracts.id;

import java.util.UUID;

/** An agency: its organization id in the service directory. */
public record AgencyId(UUID value) implements Id {
    public static AgencyId fromString(String text) {
        return new AgencyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
