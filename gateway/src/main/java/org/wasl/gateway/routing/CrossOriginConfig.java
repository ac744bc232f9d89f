package org.wasl.gateway.routing;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Pages of which sites may read more than what is public. */
@ConfigMapping(prefix = "wasl.cors")
public interface CrossOriginConfig {
    /** Origins such as {@code https://app.example.org}, without a path; none where it is left out. */
    Optional<List<String>> origins();
}
