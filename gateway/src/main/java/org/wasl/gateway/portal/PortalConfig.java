package org.wasl.gateway.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The portal's log-in. */
@ConfigMapping(prefix = "wasl.portal")
interface PortalConfig {
    /** The public client of the realm that the try-out signs in with. */
    @WithDefault("wasl-portal")
    String clientId();

    /** Where the try-out signs in: the realm that tokens are asked of. */
    @WithDefault("${quarkus.oidc.auth-server-url:}")
    Optional<String> signInAt();

    /** The issuer that tokens name: pages may speak to it. */
    @WithDefault("${quarkus.oidc.token.issuer:}")
    Optional<String> issuer();
}
