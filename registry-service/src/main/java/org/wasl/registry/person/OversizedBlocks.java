package org.wasl.registry.person;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Blocking keys that more than 100 records share, cached for an hour so that they are not read again for each person. A block that shrinks in the meantime is left
 * out until then; narrower keys still find its records.
 */
@ApplicationScoped
class OversizedBlocks {
    private static final int MOST = 500_000;

    private final Cache<Long, Boolean> keys = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    void add(long key) {
        keys.put(key, true);
    }

    boolean contains(long key) {
        return keys.getIfPresent(key) != null;
    }
}
