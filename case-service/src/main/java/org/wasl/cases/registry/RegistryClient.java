package org.wasl.cases.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The registry, asked as the caller: her token goes with the request. */
@RegisterRestClient(configKey = "registry")
@RegisterClientHeaders
@Path("/v1/persons")
interface RegistryClient {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Person(UUID id, UUID survivorId) {}

    @GET
    @Path("/{id}")
    Person get(@PathParam("id") UUID person);
}
