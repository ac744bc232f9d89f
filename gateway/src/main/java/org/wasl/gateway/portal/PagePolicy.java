package org.wasl.gateway.portal;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;

/** The portal's pages use what comes from here and nothing else, and stand in no frame; log-in happens at the identity provider. */
@ApplicationScoped
class PagePolicy {
    private final String anyPage;
    private final String tryOut;

    @Inject
    PagePolicy(PortalConfig config) {
        String identityProvider = config.issuer()
                .filter(address -> address.startsWith("http"))
                .map(URI::create)
                .map(address -> " " + address.getScheme() + "://" + address.getRawAuthority())
                .orElse("");
        anyPage = policy(identityProvider, "'self'");
        // Swagger UI writes style attributes.
        tryOut = policy(identityProvider, "'self' 'unsafe-inline'");
    }

    private static String policy(String identityProvider, String styles) {
        return "default-src 'none'; script-src 'self'; style-src " + styles + "; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'" + identityProvider
                + "; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    void register(@Observes Router router) {
        router.route().order(-200).handler(context -> {
            String path = context.normalizedPath();
            boolean isOfService = path.startsWith("/monitoring/");
            if (!isOfService && (path.equals("/") || path.matches(".*\\.(html|js|css)"))) {
                // Kept, and asked for each time whether it is still the same: a page that was corrected is seen at
                // once.
                context.response().putHeader("Cache-Control", "no-cache");
            }
            if (path.equals("/") || path.endsWith(".html") || path.startsWith("/problems/")) {
                context.response().putHeader("Content-Security-Policy", path.equals("/try.html") ? tryOut : anyPage);
            }
            context.next();
        });
    }
}
