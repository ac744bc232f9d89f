package org.wasl.monitoring.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** The address at which the platform is reached from outside: what links in mails begin with. */
@ConfigMapping(prefix = "wasl.public-url")
interface PublicAddress {
    @WithParentName
    @WithDefault("http://127.0.0.1:8080")
    String url();
}
