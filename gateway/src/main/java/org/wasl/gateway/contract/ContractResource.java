package org.wasl.gateway.contract;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.wasl.contracts.code.CodeLists;

/** The contract, for people and generators. */
@Path("/")
@PermitAll
@Cache(maxAge = 300)
public class ContractResource {
    private final ContractDocument document;

    @Inject
    ContractResource(ContractDocument document) {
        this.document = document;
    }

    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response json() {
        return open(document.json());
    }

    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    @Operation(hidden = true)
    public Response yaml() {
        return open(document.yaml());
    }

    @GET
    @Path("asyncapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response events() throws IOException {
        try (InputStream in = CodeLists.class.getResourceAsStream("/org/wasl/contracts/asyncapi.json")) {
            return open(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Other sites' tools may read the contract: it is public. */
    private static Response open(String body) {
        return Response.ok(body).header("Access-Control-Allow-Origin", "*").build();
    }
}
