package org.wasl.contracts.id;

import java.util.UUID;

/** A service at one of its locations: what a referral is addressed to. */
public record ServiceAtLocationId(UUID value) implements Id {
    public static ServiceAtLocationId fromString(String text) {
        return new ServiceAtLocationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
