package org.wasl.platform.inbox;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Page;

/** The events that a service could not apply, for administrators. */
@Path("/v1/dead-letters")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class DeadLetterResource {
    private final DeadLetters deadLetters;
    private final Journal journal;

    @Inject
    DeadLetterResource(DeadLetters deadLetters, Journal journal) {
        this.deadLetters = deadLetters;
        this.journal = journal;
    }

    @GET
    @Operation(
            operationId = "listDeadLetters",
            summary = "List the newest 200 events that could not be applied, with the reason")
    public Page<DeadLetters.DeadLetter> list() {
        List<DeadLetters.DeadLetter> all = deadLetters.all();
        return Page.whole(all);
    }

    @POST
    @Path("/{id}/resend")
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(operationId = "resendDeadLetter", summary = "Send an event that could not be applied once more")
    @APIResponse(responseCode = "202", description = "It is on its way.")
    public RestResponse<Void> resend(@PathParam("id") UUID id) {
        deadLetters.resend(id);
        journal.act("dead-letter.resent", id, List.of());
        return RestResponse.accepted();
    }
}
