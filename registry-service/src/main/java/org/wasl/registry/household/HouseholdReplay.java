package org.wasl.registry.household;

import jakarta.inject.Singleton;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;

/** After a step of a household, or where one was formed: the household as the caller may see it now. */
@Singleton
record HouseholdReplay(HouseholdCommands commands) implements Replay.Current {
    @Override
    public HouseholdView read(RepeatedRequest request) {
        return commands.read(request.shown("id"));
    }
}
