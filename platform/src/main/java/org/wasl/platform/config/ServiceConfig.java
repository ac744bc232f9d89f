package org.wasl.platform.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

/** Which service this is. */
@ConfigMapping(prefix = "wasl.service")
public interface ServiceConfig {
    /** As its topics, its events and its addresses name it: registry, case, referral, monitoring or gateway. */
    @WithParentName
    String name();
}
