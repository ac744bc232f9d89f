package org.wasl.contracts.id;

import java.util.UUID;

/** A referral. */
public record ReferralId(UUID value) implements Id {
    public static ReferralId fromString(String text) {
        return new ReferralId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
