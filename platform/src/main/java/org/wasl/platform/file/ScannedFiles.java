package org.wasl.platform.file;

import java.util.List;
import java.util.UUID;

/** The files of a service that {@link MalwareScan} looks at. Each call in a transaction of the scan. */
public interface ScannedFiles {
    /** Some of those that wait, oldest first. */
    List<UUID> toScan();

    StoredFile file(UUID id);

    void scanned(UUID id, boolean clean);
}
