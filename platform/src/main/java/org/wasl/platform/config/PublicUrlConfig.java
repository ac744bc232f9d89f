package org.wasl.platform.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;

/** Where the platform is reached from outside. */
@ConfigMapping(prefix = "wasl.public-url")
interface PublicUrlConfig {
    @WithParentName
    @WithDefault("http://127.0.0.1:8080")
    URI url();
}
