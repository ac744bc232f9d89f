package org.wasl.gateway.portal;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the portal's pages must know of this installation. */
@Path("/portal-config.json")
@PermitAll
public class PortalResource {
    private final PortalConfig config;
    private final String issuer;

    public record Installation(String issuer, String authorizationUrl, String tokenUrl, String clientId) {}

    @Inject
    PortalResource(PortalConfig config) {
        this.config = config;
        this.issuer = config.signInAt().orElse("");
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Installation installation() {
        String endpoints = issuer + "/protocol/openid-connect";
        return new Installation(issuer, endpoints + "/auth", endpoints + "/token", config.clientId());
    }
}
