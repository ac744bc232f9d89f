package org.wasl.cases.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.UUID;

/** The settings of the workforce. Its numbers are rows: {@link WorkforceRules}. */
@ConfigMapping(prefix = "wasl.workforce")
public interface WorkforceConfig {
    /** Organization of the directory that licenses social workers; without it nobody issues licences. */
    Optional<UUID> licensingAuthority();

    /** How often licences that end soon are looked for. */
    @WithDefault("1h")
    String sweepEvery();
}
