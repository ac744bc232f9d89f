package org.wasl.registry.spdci;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.registry.spdci.message.OwnKeys;

/** The public keys by which our messages are checked, and messages to us encrypted. Source: jwks_core_api_v1.0.0, RFC 7517. */
@Path("/spdci/v1.0.0/.well-known/jwks.json")
@Tag(name = "SPDCI")
@PermitAll
public class KeysResource {
    private final OwnKeys keys;

    @Inject
    KeysResource(OwnKeys keys) {
        this.keys = keys;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "spdciKeys", summary = "Get our public keys, a JWK Set")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public String keys() {
        return keys.published();
    }
}
