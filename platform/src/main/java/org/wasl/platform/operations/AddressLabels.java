package org.wasl.platform.operations;

import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What metrics call a request. A resource is known by the template of its path; without one the raw address would be kept, and addresses hold ids, numbers
 * and secrets of links.
 */
@ApplicationScoped
public class AddressLabels {
    static final String UNMATCHED = "unmatched";

    void register(@Observes Router router) {
        // Before anything can end the request, after a service that knows better.
        router.route().order(Integer.MIN_VALUE + 1).handler(context -> {
            set(context, UNMATCHED);
            context.next();
        });
    }

    /** The first label stays. The template of a resource comes before every label. */
    public static void set(RoutingContext context, String label) {
        HttpRequestMetric metric = HttpRequestMetric.getRequestMetric(context);
        if (metric != null) {
            metric.setTemplatePath(label);
        }
    }
}
