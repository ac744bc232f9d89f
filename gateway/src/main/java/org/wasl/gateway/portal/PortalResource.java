package org.wasl.gateway.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the portal's pages must know of this installation. */
@Path("/portal-config.json")
@PermitAll
public class PortalResource {
    private final PortalConfig config;
    private final String issuer;

    /** The portal's log-in. */
    @ConfigMapping(prefix = "wasl.portal")
    interface PortalConfig {
        /** The public client of the realm that the try-out signs in with. */
        @WithDefault("wasl-portal")
        String clientId();
    }

    public record Installation(String issuer, String authorizationUrl, String tokenUrl, String clientId) {}

    @Inject
    PortalResource(
            PortalConfig config, @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer) {
        this.config = config;
        this.issuer = issuer.orElse("");
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Installation installation() {
        String endpoints = issuer + "/protocol/openid-connect";
        return new Installation(issuer, endpoints + "/auth", endpoints + "/token", config.clientId());
    }
}
