package org.wasl.platform.caller;

import org.wasl.contracts.id.AgencyId;

/**
 * Who does something, as the audit keeps it.
 *
 * @param agency null for the platform itself
 * @param purpose why personal data is touched; null where the caller named none and has no default
 */
public record Actor(String subject, AgencyId agency, String purpose, String requestId) {
    /** Consumers and scheduled work. */
    public static Actor system(String what, String cause) {
        return new Actor("system:" + what, null, null, cause);
    }
}
