package org.wasl.platform.outbox;

import java.util.Set;
import org.wasl.contracts.id.AgencyId;

/**
 * Who may learn of an event.
 *
 * @param agencies those that read it in the change feed
 * @param topic of the service that it goes to
 */
public record Audience(Set<AgencyId> agencies, Topic topic) {
    /** The topics of a service, each with its own readers ({@code EventTopic}). */
    public enum Topic {
        EVENTS,
        /** For the services only that need it; no feed has it. */
        RESTRICTED,
        /** For figures only. */
        FACTS
    }

    /** Nobody outside, and only the services that need it. */
    public static final Audience RESTRICTED = new Audience(Set.of(), Topic.RESTRICTED);

    /** Nobody outside; every service. */
    public static final Audience INTERNAL = of(Set.of());

    /** Figures. */
    public static final Audience FACTS = new Audience(Set.of(), Topic.FACTS);

    /** Of those agencies this one alone, if it is one of them. */
    public Audience only(AgencyId agency) {
        return new Audience(agencies.contains(agency) ? Set.of(agency) : Set.of(), topic);
    }

    public boolean restricted() {
        return topic == Topic.RESTRICTED;
    }

    public static Audience of(Set<AgencyId> agencies) {
        return new Audience(Set.copyOf(agencies), Topic.EVENTS);
    }
}
