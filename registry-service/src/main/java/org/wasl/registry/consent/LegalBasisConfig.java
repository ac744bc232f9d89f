package org.wasl.registry.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long something may be opened at most on another legal basis than consent. */
@ConfigMapping(prefix = "wasl.legal-basis")
interface LegalBasisConfig {
    @WithDefault("72H")
    Duration vitalInterest();

    @WithDefault("720H")
    Duration publicTask();

    @WithDefault("720H")
    Duration legalObligation();
}
