package org.wasl.monitoring.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the mails to subscribers. */
@ConfigMapping(prefix = "wasl.mail")
interface ReportMailConfig {
    /** Whether mails can be sent: whoever installs the platform names a mail server. */
    @WithDefault("false")
    boolean enabled();

    /** How often it is looked whether a mail is due. */
    @WithDefault("1m")
    String every();
}
