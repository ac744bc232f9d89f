package org.wasl.gateway.routing;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * What every service has (audit, dead letters, facts, keys), of the gateway itself: {@code /v1/dead-letters/gateway} is answered by the resource that the gateway has
 * at {@code /v1/dead-letters}, and by that address alone.
 */
final class OwnOperations {
    private static final String ASKED = OwnOperations.class.getName();

    private OwnOperations() {}

    /** Whether the request begins anew at the path of the gateway's own resource. */
    static boolean rerouted(RoutingContext context) {
        if (context.get(ASKED) != null) {
            return false; // that is the second time
        }
        String path = context.normalizedPath();
        Route own = Route.of(path)
                .filter(route -> route.service().equals(Route.GATEWAY))
                .orElse(null);
        if (own == null) {
            return false;
        }
        context.put(ASKED, path);
        context.addHeadersEndHandler(written -> {
            MultiMap headers = context.response().headers();
            if (headers.contains("Location")) {
                headers.set("Location", own.outside(headers.get("Location")));
            }
        });
        String query = context.request().query();
        context.reroute(query == null ? own.path() : own.path() + "?" + query);
        return true;
    }

    /** The path as the caller has asked it. */
    static String asked(RoutingContext context) {
        String asked = context.get(ASKED);
        return asked == null ? context.normalizedPath() : asked;
    }
}
