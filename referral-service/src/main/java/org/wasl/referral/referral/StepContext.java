package org.wasl.referral.referral;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.wasl.platform.caller.Actor;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** Context of a step: who takes it, as which parties of the referral, and the clock. */
public record StepContext(Actor by, Set<Party> parties, Clock clock) {
    static StepContext ofSystem(String what, String cause, Clock clock) {
        return new StepContext(Actor.system(what, cause), EnumSet.of(Party.SYSTEM), clock);
    }
}
