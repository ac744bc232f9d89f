package org.wasl.platform.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** What files may be, and who scans them for malware. */
@ConfigMapping(prefix = "wasl.attachments")
public interface AttachmentConfig {
    @WithDefault("10000000")
    long largestBytes();

    /** The installation's scanner. Without one, files are kept as not scanned. */
    Optional<URI> scannerUrl();

    /** How often files that wait are scanned; {@code off} for never. */
    @WithDefault("10s")
    String scanEvery();
}
