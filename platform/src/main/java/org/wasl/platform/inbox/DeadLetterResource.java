package org.wasl.platform.inbox;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.config.ServiceConfig;
import org.wasl.platform.idempotency.WritesWithoutKey;
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
    private final String service;

    @Inject
    DeadLetterResource(DeadLetters deadLetters, Journal journal, ServiceConfig service) {
        this.deadLetters = deadLetters;
        this.journal = journal;
        this.service = service.name();
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listDeadLetters",
            summary = "List the events that could not be applied, newest first, with the reason")
    public Page<DeadLetters.DeadLetter> list(
            @QueryParam("before") @Parameter(description = "Only letters before this one: the cursor of this list.")
                    UUID before,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(200) int limit) {
        List<DeadLetters.DeadLetter> found = deadLetters.before(before, limit + 1);
        if (found.size() <= limit) {
            return Page.whole(found);
        }
        List<DeadLetters.DeadLetter> page = found.subList(0, limit);
        String next = UriBuilder.fromPath("/v1/dead-letters/" + service)
                .queryParam("limit", limit)
                .queryParam("before", page.get(limit - 1).id())
                .build()
                .toString();
        return new Page<>(page, next, null);
    }

    @POST
    @Path("/{id}/resend")
    @Transactional
    @WritesWithoutKey
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(operationId = "resendDeadLetter", summary = "Send an event that could not be applied once more")
    @APIResponse(responseCode = "202", description = "It is on its way.")
    public RestResponse<Void> resend(@PathParam("id") UUID id) {
        deadLetters.resend(id);
        journal.act("dead-letter.resent", id, List.of());
        return RestResponse.accepted();
    }
}
