package org.wasl.registry.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Record linkage: how often its background work runs, and from how many records a model is trained. */
@ConfigMapping(prefix = "wasl.matching")
public interface MatchingConfig {
    /** How often the queue of records to check for duplicates is looked at. */
    @WithDefault("2s")
    Duration checkEvery();

    /** How often stored blocking keys of an older version are looked for. */
    @WithDefault("1m")
    Duration rekeyEvery();

    /** How often it is looked whether a model is to be trained. */
    @WithDefault("5s")
    Duration trainingEvery();

    /** With fewer records no model is trained. */
    @WithDefault("5000")
    int trainingLeast();
}
