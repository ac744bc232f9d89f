package org.wasl.monitoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.UUID;

/** Settings of plans. */
@ConfigMapping(prefix = "wasl.plans")
public interface PlanConfig {
    /** Organization of the directory that keeps the plans; without it no plan is written. */
    Optional<UUID> coordinatingOrganization();

    /** How often follow-up actions that are due are looked for. */
    @WithDefault("60s")
    String sweepEvery();
}
