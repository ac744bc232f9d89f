package org.wasl.registry.lookup;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.wasl.contracts.code.LookupKind;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** A bucket of look-ups for each account, filled evenly over the minute. The headers are those of the IETF draft on RateLimit fields, as at the gateway. */
@ApplicationScoped
class LookupLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final LookupConfig config;
    private final LoadingCache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(WINDOW.multipliedBy(2)) // by then it is full again
            .build(key -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(key.perMinute()).refillGreedy(key.perMinute(), WINDOW))
                    .build());

    private record Key(String account, String policy, long perMinute) {}

    @Inject
    LookupLimits(LookupConfig config) {
        this.config = config;
    }

    /** Counts one look-up; 429 where there were too many. */
    void take(String account, LookupKind kind, boolean machine) {
        boolean exchange = kind == LookupKind.EXCHANGE;
        String policy = exchange ? "exchange-lookups" : "lookups";
        LookupConfig.PerMinute limits = config.perMinute();
        long perMinute = exchange ? limits.exchange() : machine ? limits.machine() : limits.person();
        ConsumptionProbe probe =
                buckets.get(new Key(account, policy, perMinute)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Problem(CommonProblem.TOO_MANY_REQUESTS)
                    .header("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(policy, perMinute, WINDOW.toSeconds()))
                    .header("RateLimit", "\"%s\";r=0;t=%d".formatted(policy, seconds(probe.getNanosToWaitForReset())))
                    .header("Retry-After", String.valueOf(seconds(probe.getNanosToWaitForRefill())));
        }
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
    }
}
