package org.wasl.gateway.routing;

import org.wasl.gateway.routing.GatewayConfig.Slots;

/** Kinds of requests that do not take each other's slots: a caller who fills one of them leaves the others as they are. */
enum RouteClass {
    REGISTRY,
    CASE,
    REFERRAL,
    MONITORING,
    DIRECTORY,
    PAGES,
    BULK;

    int slots(Slots slots) {
        return switch (this) {
            case REGISTRY -> slots.registry();
            case CASE -> slots.cases();
            case REFERRAL -> slots.referral();
            case MONITORING -> slots.monitoring();
            case DIRECTORY -> slots.directory();
            case PAGES -> slots.pages();
            case BULK -> slots.bulk();
        };
    }
}
