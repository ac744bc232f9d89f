package org.wasl.cases.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.wasl.cases.casefile.CaseTransitions.Party;

/**
 * Who looks at a case or does something with it, as what, and when: what guards ask and views are made for.
 *
 * @param parties what the caller is to the case
 * @param by the caller's account
 */
public record StepContext(CaseFile file, Set<Party> parties, String by, Clock clock) {
    public boolean is(Party party) {
        return parties.contains(party);
    }

    public boolean worksOnTheCase() {
        return is(Party.OWNER) || is(Party.SUPERVISOR);
    }

    public Instant now() {
        return clock.instant();
    }
}
