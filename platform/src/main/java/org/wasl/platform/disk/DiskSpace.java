package org.wasl.platform.disk;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** How much room the disks have that this process and its database write to. */
@ApplicationScoped
public class DiskSpace {
    private static final Logger LOG = Logger.getLogger(DiskSpace.class);

    private final DiskConfig config;
    private volatile long free = Long.MAX_VALUE;
    private volatile List<Path> unknown = List.of();

    @Inject
    protected DiskSpace(DiskConfig config, MeterRegistry metrics) {
        this.config = config;
        metrics.gauge("wasl.disk.free.bytes", this, disk -> disk.free);
        metrics.gauge("wasl.disk.unknown.folders", this, disk -> disk.unknown.size());
    }

    @Scheduled(every = "${wasl.disk.look-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        boolean wasShort = isShort();
        long least = Long.MAX_VALUE;
        List<Path> notThere = new ArrayList<>();
        for (Path folder : config.folders()) {
            OptionalLong room = freeAt(folder);
            if (room.isPresent()) {
                least = Math.min(least, room.getAsLong());
            } else {
                notThere.add(folder);
            }
        }
        free = least;
        if (!notThere.equals(unknown)) {
            notThere.forEach(folder -> LOG.errorf("The room of %s is not known: the folder is not there", folder));
        }
        unknown = List.copyOf(notThere);
        if (isShort() && !wasShort) {
            LOG.error("A disk is nearly full: writing is refused, reading goes on");
        } else if (wasShort && !isShort()) {
            LOG.info("The disks have room again");
        }
    }

    private static OptionalLong freeAt(Path folder) {
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException notThere) {
            return OptionalLong.empty();
        }
    }

    /** Whether there is too little to take in anything new. */
    public boolean isShort() {
        return free < config.leastFree().asLongValue();
    }

    long free() {
        return free;
    }

    /** Folders that are to be looked at and are not there. */
    List<Path> unknown() {
        return unknown;
    }
}
