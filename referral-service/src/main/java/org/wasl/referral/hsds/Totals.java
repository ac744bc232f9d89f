package org.wasl.referral.hsds;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.wasl.platform.paging.Filter;

/**
 * How many rows a filter has, of filters with many: those are not counted again for every page, and a minute later is soon enough. Few rows are always
 * counted.
 */
@ApplicationScoped
class Totals {
    private static final long MANY = 1_000;

    private final CaffeineCache totals;

    Totals(@CacheName("hsds-totals") Cache totals) {
        this.totals = totals.as(CaffeineCache.class);
    }

    OptionalLong of(Filter<?> filter) {
        CompletableFuture<Long> known = totals.getIfPresent(filter.key());
        try {
            return known == null ? OptionalLong.empty() : OptionalLong.of(known.get());
        } catch (InterruptedException | ExecutionException never) {
            return OptionalLong.empty(); // only what is there is put there
        }
    }

    void remember(Filter<?> filter, long total) {
        if (total >= MANY) {
            totals.put(filter.key(), CompletableFuture.completedFuture(total));
        }
    }
}
