package org.wasl.gateway.routing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many requests of one caller are under way, so that no caller takes the places of all. */
@Singleton
class AtOnce {
    private final GatewayConfig.AtOnce config;
    private final ConcurrentMap<Asker, Integer> underWay = new ConcurrentHashMap<>();

    @Inject
    AtOnce(GatewayConfig config) {
        this.config = config.atOnce();
    }

    /** A request that is let in must {@link #leave}. */
    boolean enter(Asker asker) {
        int most =
                switch (asker.kind()) {
                    case PERSON -> config.person();
                    case MACHINE -> config.machine();
                    case ADDRESS -> config.address();
                };
        if (underWay.merge(asker, 1, Integer::sum) <= most) {
            return true;
        }
        leave(asker);
        return false;
    }

    void leave(Asker asker) {
        underWay.computeIfPresent(asker, (who, requests) -> requests == 1 ? null : requests - 1);
    }

    int of(Asker asker) {
        return underWay.getOrDefault(asker, 0);
    }
}
