package org.wasl.gateway.routing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts and limits the requests of one caller that are under way, so that no caller takes the places of all. */
@Singleton
class ConcurrentRequests {
    private final GatewayConfig.ConcurrentRequests config;
    private final GatewayConfig.Slots slots;
    private final ConcurrentMap<RequestCaller, Integer> underWay = new ConcurrentHashMap<>();
    private final ConcurrentMap<Share, Integer> onTheWay = new ConcurrentHashMap<>();

    private record Share(RequestCaller caller, Upstreams.Way way) {}

    @Inject
    ConcurrentRequests(GatewayConfig config) {
        this.config = config.atOnce();
        this.slots = config.slots();
    }

    /** A request that is let in must {@link #leave}. */
    boolean enter(RequestCaller caller) {
        int most =
                switch (caller.kind()) {
                    case PERSON -> config.person();
                    case MACHINE -> config.machine();
                    case ADDRESS -> config.address();
                };
        return enter(underWay, caller, most);
    }

    void leave(RequestCaller caller) {
        leave(underWay, caller);
    }

    /** One caller has a share of the slots of a class. A request that is let in must {@link #leave(RequestCaller, Upstreams.Way)}. */
    boolean enter(RequestCaller caller, Upstreams.Way way) {
        return enter(
                onTheWay,
                new Share(caller, way),
                Math.max(1, way.kind().slots(slots) * slots.percentForOneCaller() / 100));
    }

    void leave(RequestCaller caller, Upstreams.Way way) {
        leave(onTheWay, new Share(caller, way));
    }

    private static <K> boolean enter(ConcurrentMap<K, Integer> counted, K key, int most) {
        if (counted.merge(key, 1, Integer::sum) <= most) {
            return true;
        }
        leave(counted, key);
        return false;
    }

    private static <K> void leave(ConcurrentMap<K, Integer> counted, K key) {
        counted.computeIfPresent(key, (who, requests) -> requests == 1 ? null : requests - 1);
    }

    /** Whether no request is under way. */
    boolean isIdle() {
        return underWay.isEmpty() && onTheWay.isEmpty();
    }
}
