package org.wasl.registry.person;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Keys that so many have that they say nothing: remembered for an hour, so that the same hundred rows are not read for each person who has one. A crowd that
 * has gone meanwhile is missed no longer than that; narrower keys find its people all the same.
 */
@ApplicationScoped
class Crowds {
    private static final int MOST = 500_000;

    private final Cache<Long, Boolean> keys = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    void add(long key) {
        keys.put(key, true);
    }

    boolean isOne(long key) {
        return keys.getIfPresent(key) != null;
    }
}
