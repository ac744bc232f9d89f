package org.wasl.referral.referral;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The REST client of the case service; the caller's token goes with each request. */
@RegisterRestClient(configKey = "case")
@RegisterClientHeaders
@Path("/v1/cases")
interface CaseClient {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Plans(List<Plan> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Plan(List<Goal> goals) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Goal(List<Action> actions) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Action(UUID id) {}

    @GET
    @Path("/{id}/plans")
    Plans plans(@PathParam("id") UUID file, @QueryParam("limit") int limit);
}
