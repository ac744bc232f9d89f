package org.wasl.monitoring.dashboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The dashboard's sign-in. */
@ConfigMapping(prefix = "wasl.dashboard")
interface DashboardConfig {
    /** The public client of the realm that the page signs in with. */
    @WithDefault("wasl-monitoring")
    String clientId();

    /** Where browsers sign in: the realm, as tokens name it. */
    @WithDefault("${quarkus.oidc.token.issuer:}")
    Optional<String> signInAt();
}
