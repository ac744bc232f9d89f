package org.wasl.platform.fact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.idempotency.WritesWithoutKey;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Page;

/** What a service states for figures, once more. */
@Path("/v1/facts/restatements")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class FactResource {
    private final FactRestatements restatements;
    private final Caller caller;
    private final Journal journal;

    @Inject
    FactResource(FactRestatements restatements, Caller caller, Journal journal) {
        this.restatements = restatements;
        this.caller = caller;
        this.journal = journal;
    }

    @GET
    @Operation(
            operationId = "listFactRestatements",
            summary = "List restatements of facts, newest first, with their progress")
    public Page<FactRestatements.Restatement> list() {
        return Page.whole(restatements.all());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getFactRestatement", summary = "Get one restatement of facts with its progress")
    public FactRestatements.Restatement get(@PathParam("id") UUID id) {
        return restatements.get(id);
    }

    @POST
    @Transactional
    @WritesWithoutKey
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "startFactRestatement",
            summary = "State all records of a service once more, for figures",
            description =
                    "For a new reader of the facts, or one that lost some. The work is done in the background; after a crash it goes on where"
                            + " it was. While a restatement is open, this answers that one.")
    @APIResponse(
            responseCode = "202",
            description = "The work goes on in the background.",
            content = @Content(schema = @Schema(implementation = FactRestatements.Restatement.class)))
    public RestResponse<FactRestatements.Restatement> start() {
        FactRestatements.Restatement restatement = restatements.start(caller.subject());
        journal.act("facts.restatement-started", restatement.id(), List.of());
        return RestResponse.accepted(restatement);
    }
}
