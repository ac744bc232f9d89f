package org.wasl.contracts.id;

import java.util.UUID;

/** One merge of two person records. */
public record MergeId(UUID value) implements Id {
    public static MergeId fromString(String text) {
        return new MergeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
