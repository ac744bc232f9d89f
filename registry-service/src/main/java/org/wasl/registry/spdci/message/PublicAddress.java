package org.wasl.registry.spdci.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** The address under which partners reach the platform. */
@ConfigMapping(prefix = "wasl.public-url")
public interface PublicAddress {
    @WithParentName
    @WithDefault("http://127.0.0.1:8080")
    String url();
}
