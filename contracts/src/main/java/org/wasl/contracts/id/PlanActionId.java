package org.wasl.contracts.id;

import java.util.UUID;

/** An action of a case plan. */
public record PlanActionId(UUID value) implements Id {
    public static PlanActionId fromString(String text) {
        return new PlanActionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
