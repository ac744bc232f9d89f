package org.wasl.platform.outbox;

import java.util.Set;
import org.wasl.contracts.id.AgencyId;

/**
 * Who may learn of an event.
 *
 * @param agencies those that read it in the change feed
 * @param restricted whether it goes to the service's topic of restricted records, which only the services read that need it; no feed has it
 */
public record Audience(Set<AgencyId> agencies, boolean restricted) {
    /** Nobody outside, and only the services that need it. */
    public static final Audience RESTRICTED = new Audience(Set.of(), true);

    /** Nobody outside; every service. */
    public static final Audience INTERNAL = of(Set.of());

    /** Of those agencies this one alone, if it is one of them. */
    public Audience only(AgencyId agency) {
        return new Audience(agencies.contains(agency) ? Set.of(agency) : Set.of(), restricted);
    }

    public static Audience of(Set<AgencyId> agencies) {
        return new Audience(Set.copyOf(agencies), false);
    }
}
