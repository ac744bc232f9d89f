package org.wasl.platform.command;

import java.time.Clock;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;

/** Who acts, for which agency and when: the context of a decision that asks nothing more of the caller. */
public record Acting(AgencyId agency, String account, Clock clock) {
    public static Acting of(Caller caller, Clock clock) {
        return new Acting(caller.agency(), caller.subject(), clock);
    }
}
