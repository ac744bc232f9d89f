package org.wasl.platform.disk;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.idempotency.Operations;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Refuses to write before the disk is so full that the database stops: then nothing could be read either. */
public final class FullDiskFilter {
    private final DiskSpace disk;

    @Inject
    FullDiskFilter(DiskSpace disk) {
        this.disk = disk;
    }

    @ServerRequestFilter
    void refuse(ContainerRequestContext request, ResourceInfo resource) {
        if (disk.isShort() && !Operations.reads(request.getMethod(), resource.getResourceMethod())) {
            throw new Problem(CommonProblem.STORAGE_FULL);
        }
    }
}
