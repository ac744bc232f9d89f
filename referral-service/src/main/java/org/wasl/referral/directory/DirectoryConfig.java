package org.wasl.referral.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The service directory. */
@ConfigMapping(prefix = "wasl.directory")
public interface DirectoryConfig {
    /** The organization whose editors may write for all; usually the ministry. */
    Optional<String> coordinatingOrganization();

    /** An entry that nobody has confirmed for longer is no referral target. */
    @WithDefault("90")
    int staleAfterDays();
}
