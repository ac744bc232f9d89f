package org.wasl.gateway.routing;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Which pages of other sites a browser lets read an answer (Fetch Standard, CORS). What is public, all of them; anything else, those of the configured
 * origins. It is asked for without a token, and nothing is sent with cookies. A request of a foreign page is answered like any other: the browser hides it.
 */
@ApplicationScoped
class CrossOrigin {
    private static final List<String> PUBLIC = List.of(
            "/hsds",
            "/fhir/metadata",
            "/openapi.json",
            "/openapi.yaml",
            "/asyncapi.json",
            "/v1/code-lists",
            "/problems",
            "/spdci/v1.0.0/.well-known/jwks.json");

    private static final String EXPOSED =
            "Content-Disposition, Content-Language, ETag, Link, Location, Preference-Applied, Retry-After, WWW-Authenticate, X-Request-Id";

    private static final String TAKEN =
            "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Prefer, X-Purpose,"
                    + " X-Request-Id, traceparent, tracestate";

    private static final String ANY_METHOD = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    /** Seconds for which a browser may keep what it was told; more than this some do not keep. */
    private static final String KEPT = "7200";

    private final Set<String> origins;
    private final AllowedMethods methods;

    @Inject
    CrossOrigin(CrossOriginConfig config, AllowedMethods methods) {
        this.origins = Set.copyOf(config.origins().orElse(List.of()));
        this.methods = methods;
        origins.stream()
                .filter(origin -> !origin.matches("https?://[^/*?#\\s]+"))
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalStateException("wasl.cors.origins: no origin such as https://app.example.org");
                });
    }

    /** Behind the limits of connections, before tokens are asked for. */
    void register(@Observes Router router) {
        router.route().order(-900).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = OwnOperations.asked(context);
        boolean open = PUBLIC.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/"));
        String origin = request.getHeader("Origin");
        boolean allowed = origin != null && (open || origins.contains(origin));
        context.addHeadersEndHandler(written -> tell(context.response().headers(), open, allowed ? origin : null));
        if (origin == null
                || request.method() != HttpMethod.OPTIONS
                || request.getHeader("Access-Control-Request-Method") == null) {
            context.next();
            return;
        }
        String known = methods.of(path).orElse(ANY_METHOD);
        context.response().setStatusCode(204).putHeader("Allow", known);
        if (allowed) {
            context.response()
                    .putHeader("Access-Control-Allow-Methods", known)
                    .putHeader("Access-Control-Allow-Headers", TAKEN)
                    .putHeader("Access-Control-Max-Age", KEPT);
        }
        context.response().end();
    }

    /** @param allowed null where the origin may not read it, or none was named */
    private static void tell(MultiMap headers, boolean open, String allowed) {
        headers.remove("Access-Control-Allow-Origin");
        if (open) {
            headers.set("Access-Control-Allow-Origin", "*");
        } else {
            headers.add("Vary", "Origin");
        }
        if (!open && allowed != null) {
            headers.set("Access-Control-Allow-Origin", allowed);
        }
        if (open || allowed != null) {
            headers.set("Access-Control-Expose-Headers", EXPOSED);
        }
    }
}
