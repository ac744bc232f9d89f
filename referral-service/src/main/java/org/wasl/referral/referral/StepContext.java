package org.wasl.referral.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.wasl.platform.caller.Actor;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** Context of a step: who takes it, as which parties of the referral, under which circumstances, and the clock. */
public record StepContext(Actor by, Set<Party> parties, Circumstances circumstances, Clock clock) {
    /** Of a step that discloses nothing. */
    static StepContext of(Actor by, Party party, Clock clock) {
        return new StepContext(by, EnumSet.of(party), Circumstances.NONE, clock);
    }

    static StepContext ofSystem(String what, String cause, Clock clock) {
        return of(Actor.system(what, cause), Party.SYSTEM, clock);
    }

    Instant now() {
        return clock.instant();
    }
}
