package org.wasl.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Where requests go. */
@ConfigMapping(prefix = "wasl.gateway")
public interface GatewayConfig {
    /** Base address of each service, by its name: registry, case, referral. */
    Map<String, URI> routes();

    /** How long a service may take to be reached. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may take to begin its answer before the caller is told 504. */
    @WithDefault("60s")
    Duration answerTimeout();

    /** The largest body that is passed on, in bytes. */
    @WithDefault("10485760")
    long largestBody();

    RequestsPerMinute requestsPerMinute();

    /** What one caller may ask in a minute, all at once or spread; more is answered 429. */
    interface RequestsPerMinute {
        @WithDefault("1200")
        long person();

        /** A partner's system: the role data-integrator. */
        @WithDefault("12000")
        long machine();
    }
}
