package org.wasl.gateway.routing;

import io.quarkus.security.identity.SecurityIdentity;
import org.wasl.platform.caller.Roles;

/** Whose requests are counted together: an account, a partner's system, or all who show no token from one address. */
record RequestCaller(String name, Kind kind) {
    enum Kind {
        PERSON,
        MACHINE,
        ADDRESS
    }

    static RequestCaller of(SecurityIdentity identity, String address) {
        if (identity.isAnonymous()) {
            return new RequestCaller(address, Kind.ADDRESS);
        }
        return new RequestCaller(
                identity.getPrincipal().getName(),
                identity.hasRole(Roles.DATA_INTEGRATOR) ? Kind.MACHINE : Kind.PERSON);
    }
}
