package org.wasl.platform.operations;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every answer tells browsers and caches. An answer is kept by nobody unless it says otherwise itself; what was asked with a token, and every refusal,
 * never is. An answer that is no page loads nothing and stands in no frame; a page brings a policy of its own.
 */
@ApplicationScoped
class AnswerHeaders {
    private static final String NO_PAGE =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 2).handler(context -> {
            context.addHeadersEndHandler(written -> complete(context));
            context.next();
        });
    }

    private static void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        if (!headers.contains("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", NO_PAGE);
        }
        boolean personal = context.request().headers().contains("Authorization")
                || context.response().getStatusCode() >= 400;
        if (personal || !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }
}
