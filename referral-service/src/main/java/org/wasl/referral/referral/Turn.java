package org.wasl.referral.referral;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.wasl.platform.caller.Actor;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** Who takes a step, for which sides of the referral, and when. */
public record Turn(Actor by, Set<Party> parties, Clock clock) {
    static Turn ofSystem(String what, String cause, Clock clock) {
        return new Turn(Actor.system(what, cause), EnumSet.of(Party.SYSTEM), clock);
    }
}
