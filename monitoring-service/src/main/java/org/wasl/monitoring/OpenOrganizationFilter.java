package org.wasl.monitoring;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.caller.Caller;

/**
 * What is read here is of all agencies, and nobody's own: callers of an organization that is closed read none of it. Reports and actions are left out: some are
 * their own, and others are not visible to them.
 */
public final class OpenOrganizationFilter {
    private static final Set<String> WITH_OWN = Set.of("/v1/plan-reports", "/v1/follow-up-actions");

    private final Caller caller;

    @Inject
    OpenOrganizationFilter(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    void refuse(UriInfo uri) {
        if (WITH_OWN.stream().noneMatch(uri.getPath()::startsWith)) {
            caller.requireOpenOrganization();
        }
    }
}
