package org.wasl.monitoring.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the mails to subscribers. */
@ConfigMapping(prefix = "wasl.mail")
interface ReportMailConfig {
    /** Whether mails can be sent: whoever installs the platform names a mail server. */
    @WithDefault("false")
    boolean enabled();

    /** How long a mail server may take for one mail: its row is locked meanwhile, and no transaction waits for ever. */
    @WithDefault("20s")
    Duration timeout();
    /** How often it is looked whether a mail is due. */
    @WithDefault("1m")
    String every();
}
