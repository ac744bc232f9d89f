package org.wasl.platform.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of the mails to providers, persons and subscribers. */
@ConfigMapping(prefix = "wasl.mail")
public interface MailConfig {
    /** Whether mails can be sent: whoever installs the platform names a mail server. */
    @WithDefault("false")
    boolean enabled();

    /** How long a mail server may take for one mail: its row is locked meanwhile, and no transaction waits for ever. */
    @WithDefault("20s")
    Duration timeout();

    /** How often it is looked whether a mail is due. */
    Optional<String> every();

    /** How often it is looked whether a provider is to be reminded. */
    Optional<String> remindEvery();
}
