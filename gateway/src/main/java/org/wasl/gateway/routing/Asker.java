package org.wasl.gateway.routing;

import io.quarkus.security.identity.SecurityIdentity;
import org.wasl.platform.caller.Roles;

/** Whose requests are counted together: an account, a partner's system, or all who show no token from one address. */
record Asker(String name, Kind kind) {
    enum Kind {
        PERSON,
        MACHINE,
        ADDRESS
    }

    static Asker of(SecurityIdentity identity, String address) {
        if (identity.isAnonymous()) {
            return new Asker(address, Kind.ADDRESS);
        }
        return new Asker(
                identity.getPrincipal().getName(),
                identity.hasRole(Roles.DATA_INTEGRATOR) ? Kind.MACHINE : Kind.PERSON);
    }
}
