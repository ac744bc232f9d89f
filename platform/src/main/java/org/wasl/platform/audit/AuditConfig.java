package org.wasl.platform.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the audit is sealed. */
@ConfigMapping(prefix = "wasl.audit")
public interface AuditConfig {
    /** How often new rows are sealed; {@code off} for never. */
    @WithDefault("2s")
    String sealEvery();

    /** Rows that wait longer for their seal are told. */
    @WithDefault("60s")
    Duration sealedWithin();
}
