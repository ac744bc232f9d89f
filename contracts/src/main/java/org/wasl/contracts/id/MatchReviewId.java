package org.wasl.contracts.id;

import java.util.UUID;

/** A pair of person records that may be one person. */
public record MatchReviewId(UUID value) implements Id {
    public static MatchReviewId fromString(String text) {
        return new MatchReviewId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
