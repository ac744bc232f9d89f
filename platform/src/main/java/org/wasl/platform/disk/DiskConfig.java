package org.wasl.platform.disk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** When nothing new is taken in because a disk is nearly full. */
@ConfigMapping(prefix = "wasl.disk")
public interface DiskConfig {
    /** Folders whose disks are looked at: that of the process, and where the database keeps its files on the same machine. */
    @WithDefault(".")
    List<Path> folders();

    /** With less than this, writing is refused. What reading leaves behind, and work that was accepted before, uses the rest. */
    @WithDefault("256M")
    MemorySize leastFree();

    Optional<String> lookEvery();
}
