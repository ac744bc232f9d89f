package org.wasl.platform.operations;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every answer tells browsers and caches. An answer is kept by nobody unless it says otherwise itself; what was asked with a token, and every refusal,
 * never is. Any answer may be in the caller's language, if only to refuse. An answer that is no page loads nothing and stands in no frame; a page brings a policy of its own.
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
        headers.set("Vary", varying(headers.getAll("Vary")));
        boolean personal = context.request().headers().contains("Authorization")
                || context.response().getStatusCode() >= 400;
        if (personal || !headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
    }

    /** What the answer depends on by its maker (one or several headers, each a list), and the language; each once. */
    private static String varying(List<String> told) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        told.forEach(list -> Arrays.stream(list.split(",")).map(String::strip).forEach(names::add));
        names.add("Accept-Language");
        return String.join(", ", names);
    }
}
