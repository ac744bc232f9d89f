package org.wasl.registry.review;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.UUID;

/** The coordination between agencies. The directory of the referral service knows the organization by the same setting. */
@ConfigMapping(prefix = "wasl.directory")
interface CoordinationConfig {
    /** The organization that stands in for agencies which do not confirm a merge. */
    Optional<UUID> coordinatingOrganization();
}
