package org.wasl.platform.idempotency;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.openapi.OpenApiConventions;

/** Callers of an organization that is closed read what is their own, hand over and end what they have ({@link Once#windsUp}). All other acts are refused. */
public final class ClosedOrganizationFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Caller caller;

    @Inject
    ClosedOrganizationFilter(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request, ResourceInfo resource) {
        if (!READS.contains(request.getMethod()) && !mayGoOn(resource.getResourceMethod())) {
            caller.requireOpenOrganization();
        }
    }

    /** A POST that keeps no key is a search, or many acts: then it asks itself ({@link Caller#requireOpenOrganization}). */
    private static boolean mayGoOn(Method operation) {
        Once once = operation.getAnnotation(Once.class);
        return once == null ? isSearch(operation) : once.windsUp();
    }

    private static boolean isSearch(Method operation) {
        return Arrays.stream(operation.getAnnotationsByType(Extension.class))
                .anyMatch(extension -> extension.name().equals(OpenApiConventions.NO_KEY));
    }
}
