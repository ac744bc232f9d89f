package org.wasl.platform.disk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether there is room to write. Stands beside the readiness and never changes it: what is stored can be read. */
@Readiness
@Singleton
class DiskHealth implements HealthCheck {
    private final DiskSpace disk;

    @Inject
    DiskHealth(DiskSpace disk) {
        this.disk = disk;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("disk")
                .up()
                .withData("writing", disk.isShort() ? "refused" : "accepted")
                .withData("freeBytes", disk.free())
                .withData("unknownFolders", disk.unknown().size())
                .build();
    }
}
