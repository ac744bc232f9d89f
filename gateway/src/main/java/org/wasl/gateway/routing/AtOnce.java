package org.wasl.gateway.routing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many requests of one caller are under way, so that no caller takes the places of all. */
@Singleton
class AtOnce {
    private final GatewayConfig.AtOnce config;
    private final GatewayConfig.Slots slots;
    private final ConcurrentMap<Asker, Integer> underWay = new ConcurrentHashMap<>();
    private final ConcurrentMap<Share, Integer> onTheWay = new ConcurrentHashMap<>();

    private record Share(Asker asker, Upstreams.Way way) {}

    @Inject
    AtOnce(GatewayConfig config) {
        this.config = config.atOnce();
        this.slots = config.slots();
    }

    /** A request that is let in must {@link #leave}. */
    boolean enter(Asker asker) {
        int most =
                switch (asker.kind()) {
                    case PERSON -> config.person();
                    case MACHINE -> config.machine();
                    case ADDRESS -> config.address();
                };
        return enter(underWay, asker, most);
    }

    void leave(Asker asker) {
        leave(underWay, asker);
    }

    /** One caller has a share of the slots of a class. A request that is let in must {@link #leave(Asker, Upstreams.Way)}. */
    boolean enter(Asker asker, Upstreams.Way way) {
        return enter(
                onTheWay,
                new Share(asker, way),
                Math.max(1, way.kind().slots(slots) * slots.percentForOneCaller() / 100));
    }

    void leave(Asker asker, Upstreams.Way way) {
        leave(onTheWay, new Share(asker, way));
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
