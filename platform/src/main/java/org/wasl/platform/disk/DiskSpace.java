package org.wasl.platform.disk;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** How much room the disks have that this process and its database write to. */
@ApplicationScoped
public class DiskSpace {
    private static final Logger LOG = Logger.getLogger(DiskSpace.class);

    private final DiskConfig config;
    private volatile long free = Long.MAX_VALUE;

    @Inject
    protected DiskSpace(DiskConfig config, MeterRegistry metrics) {
        this.config = config;
        metrics.gauge("wasl.disk.free.bytes", this, disk -> disk.free);
    }

    @Scheduled(every = "${wasl.disk.look-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        boolean wasShort = isShort();
        free = config.folders().stream().mapToLong(DiskSpace::freeAt).min().orElse(Long.MAX_VALUE);
        if (isShort() && !wasShort) {
            LOG.error("A disk is nearly full: writing is refused, reading goes on");
        } else if (wasShort && !isShort()) {
            LOG.info("The disks have room again");
        }
    }

    private static long freeAt(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            LOG.warnf(
                    "The room of %s is not known: %s",
                    folder, unknown.getClass().getSimpleName());
            return Long.MAX_VALUE;
        }
    }

    /** Whether there is too little to take in anything new. */
    public boolean isShort() {
        return free < config.leastFree().asLongValue();
    }

    long free() {
        return free;
    }
}
