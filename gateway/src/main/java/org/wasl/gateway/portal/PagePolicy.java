package org.wasl.gateway.portal;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;

/** The portal's pages use what comes from here and nothing else, and stand in no frame; log-in happens at the identity provider. */
@ApplicationScoped
class PagePolicy {
    /** Of the portal, or of a library that it brings; how long a file of a service is kept, the service says. */
    private static final String OWN_FILE = "(/webjars/.*)?/[^/]+\\.(html|js|css)";

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
            if (path.equals("/") || path.matches(OWN_FILE)) {
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
