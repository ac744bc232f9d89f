package org.wasl.gateway.routing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How much one caller may ask. A bucket for each caller, filled evenly over the minute, in this process: behind several gateways each gives its share. The
 * headers are those of the IETF draft on RateLimit fields.
 */
@Singleton
class RateLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final GatewayConfig config;
    private final LoadingCache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(WINDOW.multipliedBy(2)) // by then it is full again
            .build(key -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(key.perMinute()).refillGreedy(key.perMinute(), WINDOW))
                    .build());

    private record Key(RequestCaller caller, long perMinute) {}

    @Inject
    RateLimits(GatewayConfig config) {
        this.config = config;
    }

    /** Counts this request and says so in the answer's headers. */
    boolean allows(RequestCaller caller, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        boolean machine = caller.kind() == RequestCaller.Kind.MACHINE;
        long perMinute = machine
                ? config.requestsPerMinute().machine()
                : config.requestsPerMinute().person();
        ConsumptionProbe probe = buckets.get(new Key(caller, perMinute)).tryConsumeAndReturnRemaining(1);
        response.putHeader(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(machine ? "machine" : "person", perMinute, WINDOW.toSeconds()));
        response.putHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d"
                        .formatted(
                                machine ? "machine" : "person",
                                probe.getRemainingTokens(),
                                seconds(probe.getNanosToWaitForReset())));
        if (!probe.isConsumed()) {
            response.putHeader("Retry-After", String.valueOf(seconds(probe.getNanosToWaitForRefill())));
        }
        return probe.isConsumed();
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
    }
}
