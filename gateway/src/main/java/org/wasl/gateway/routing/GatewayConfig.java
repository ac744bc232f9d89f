package org.wasl.gateway.routing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wasl.platform.body.IncomingBody;

/** Where requests go, and how much of them at once. */
@ConfigMapping(prefix = "wasl.gateway")
public interface GatewayConfig {
    /** Base address of each service, by its name: registry, case, referral, monitoring. */
    Map<String, URI> routes();

    /** How long a service may take to be reached. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may take to begin its answer before the caller is told 504. */
    @WithDefault("60s")
    Duration answerTimeout();

    /** The largest body that is passed on, in bytes. */
    @WithDefault("10485760")
    long largestBody();

    RequestsPerMinute requestsPerMinute();

    ConcurrentRequests atOnce();

    Connections connections();

    Bodies bodies();

    Answers answers();

    Slots slots();

    /**
     * Addresses of the proxies in front, as 10.0.0.0/8 or 10.1.2.3. Only their X-Forwarded-For is believed, and only their connections are not counted by
     * address: they carry those of everybody.
     */
    Optional<List<String>> trustedProxies();

    /** What one caller may ask in a minute, all at once or spread; more is answered 429. */
    interface RequestsPerMinute {
        @WithDefault("1200")
        long person();

        /** A partner's system: the role data-integrator. */
        @WithDefault("12000")
        long machine();
    }

    /** How many requests of one caller may be under way; more are answered 429. */
    interface ConcurrentRequests {
        @WithDefault("64")
        int person();

        /** A partner's system: the role data-integrator. */
        @WithDefault("96")
        int machine();

        /** All who show no token from one address. */
        @WithDefault("64")
        int address();
    }

    interface Connections {
        /** Open connections of one address; a whole office may be behind it. */
        @WithDefault("512")
        int perAddress();

        /** From the first byte of a request to the end of its headers. */
        @WithDefault("10s")
        Duration headersWithin();
    }

    interface Bodies {
        /** A body up to this size is received whole before a service hears of it. */
        @WithDefault("256K")
        MemorySize bufferedUpTo();

        /** What all bodies that are being received may take in memory; beyond it a request is answered 503. */
        @WithDefault("48M")
        MemorySize bufferedInAll();

        /** How long a body may be waited for in any case. */
        @WithDefault("10s")
        Duration patience();

        /** Beyond that, a body must arrive at least this fast, a second. */
        @WithDefault("16K")
        MemorySize leastPerSecond();

        default IncomingBody.Limits limits(long largest, Duration takenWithin) {
            return new IncomingBody.Limits(
                    largest,
                    bufferedUpTo().asLongValue(),
                    patience(),
                    leastPerSecond().asLongValue(),
                    takenWithin);
        }
    }

    interface Answers {
        /** How long a streamed answer may wait for its reader. Whoever is slower than the rate below uses it up. */
        @WithDefault("30s")
        Duration patience();

        /** What is read gives back a second of patience for each so many bytes. */
        @WithDefault("16K")
        MemorySize leastPerSecond();
    }

    /**
     * How many requests of each class may be under way to a service. Twice as many wait for a moment; more are answered 503. Classes do not take each
     * other's slots, and one caller has a share of them.
     */
    interface Slots {
        @WithDefault("128")
        int registry();

        @WithDefault("128")
        int cases();

        @WithDefault("128")
        int referral();

        /** Each question is computed from all facts: few at once are answered soonest. */
        @WithDefault("32")
        int monitoring();

        /** The public directory, which anybody may ask. */
        @WithDefault("48")
        int directory();

        /** Pages for providers and for feedback, and downloads by a link: open to anybody too. */
        @WithDefault("32")
        int pages();

        /** Imports, exports, uploads and whatever sends a large body; for each service. Below the number of its database connections. */
        @WithDefault("8")
        int bulk();

        /** The share of the slots of a class of a service that one caller may have; more is answered 429. */
        @WithDefault("50")
        int percentForOneCaller();

        /** How long a request waits for a slot. */
        @WithDefault("5s")
        Duration patience();
    }
}
