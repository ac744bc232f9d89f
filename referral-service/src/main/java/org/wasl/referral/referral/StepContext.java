package org.wasl.referral.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.wasl.platform.caller.Actor;
import org.wasl.referral.referral.ReferralTransitions.Party;

/**
 * Context of a step: who takes it, as which parties of the referral, and the clock.
 *
 * @param recordRestricted whether the person's record is restricted, so that nothing is disclosed anew; asked where a guard needs it
 */
public record StepContext(Actor by, Set<Party> parties, BooleanSupplier recordRestricted, Clock clock) {
    /** Of a step that discloses nothing. */
    static StepContext of(Actor by, Party party, Clock clock) {
        return new StepContext(by, EnumSet.of(party), () -> false, clock);
    }

    static StepContext ofSystem(String what, String cause, Clock clock) {
        return of(Actor.system(what, cause), Party.SYSTEM, clock);
    }

    Instant now() {
        return clock.instant();
    }
}
