package org.wasl.platform.idempotency;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.request.SafeMethods;

/** Callers of an organization that is closed read what is their own, hand over and end what they have ({@link Once#windsUp}). All other acts are refused. */
public final class ClosedOrganizationFilter {
    private final Caller caller;

    @Inject
    ClosedOrganizationFilter(Caller caller) {
        this.caller = caller;
    }

    /** Many acts in one request ask themselves ({@link WritesWithoutKey}, {@link Caller#requireOpenOrganization}). */
    @ServerRequestFilter
    void refuse(ContainerRequestContext request, ResourceInfo resource) {
        Method operation = resource.getResourceMethod();
        Once once = operation.getAnnotation(Once.class);
        boolean reads = Operations.reads(request.getMethod(), operation);
        if (reads) {
            SafeMethods.noteSearch(request);
        }
        boolean mayGoOn = once != null && once.windsUp() || operation.isAnnotationPresent(WritesWithoutKey.class);
        if (!mayGoOn && !reads) {
            caller.requireOpenOrganization();
        }
    }
}
