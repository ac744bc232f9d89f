package org.wasl.monitoring;

import jakarta.inject.Inject;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.caller.Caller;

/** What is read here is of all agencies, and nobody's own: callers of an organization that is closed read none of it. */
public final class OpenOrganizationFilter {
    private final Caller caller;

    @Inject
    OpenOrganizationFilter(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    void refuse() {
        caller.requireOpenOrganization();
    }
}
