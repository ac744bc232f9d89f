package org.wasl.registry.lookup;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** After the transaction of the request and before its answer: what a refusal told is written down, or the answer does not go out. */
@Provider
class LookupFilter implements ContainerResponseFilter {
    private final PendingLookups pending;

    @Inject
    LookupFilter(PendingLookups pending) {
        this.pending = pending;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        pending.writeDown();
    }
}
