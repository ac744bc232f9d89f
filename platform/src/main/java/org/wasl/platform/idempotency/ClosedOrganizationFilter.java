package org.wasl.platform.idempotency;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.caller.Caller;

/** Callers of an organization that is closed read what is their own, hand over and end what they have ({@link Once#windsUp}). All other acts are refused. */
public final class ClosedOrganizationFilter {
    private final Caller caller;

    @Inject
    ClosedOrganizationFilter(Caller caller) {
        this.caller = caller;
    }

    /** Many acts in one request ask themselves ({@link Caller#requireOpenOrganization}). */
    @ServerRequestFilter
    void refuse(ContainerRequestContext request, ResourceInfo resource) {
        Once once = resource.getResourceMethod().getAnnotation(Once.class);
        boolean mayGoOn = once != null && once.windsUp();
        if (!mayGoOn && !Operations.reads(request.getMethod(), resource.getResourceMethod())) {
            caller.requireOpenOrganization();
        }
    }
}
