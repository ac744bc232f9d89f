package org.wasl.gateway.feed;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Page;

/** What changed, in order, for systems that follow along. */
@Path("/v1/changes")
@Tag(name = "Changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DATA_INTEGRATOR, Roles.AGENCY_MANAGER})
public class ChangeResource {
    private final ChangeFeed feed;
    private final Caller caller;

    @Inject
    ChangeResource(ChangeFeed feed, Caller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    /**
     * @param seq grows; keep the last one you handled
     * @param id of the event: the same event has the same id
     * @param subject the record that changed; read it for its content
     * @param data ids and codes, never names or numbers
     */
    @Schema(name = "Change")
    public record Change(
            long seq,
            UUID id,
            @Schema(examples = "org.wasl.person.merged") String type,
            UUID subject,
            Instant at,

            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
            JsonNode data) {}

    @GET
    @Transactional
    @Operation(
            operationId = "listChanges",
            summary = "List the changes that your agency may learn of, oldest first",
            description = "Ask again with `after` set to the last seq; `next` is null when you have caught up.")
    public Page<Change> list(
            @QueryParam("after") @DefaultValue("0") @Min(0) @Parameter(description = "The last seq you handled.")
                    long after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<Change> changes = feed.after(after, caller.agency(), limit);
        String next = changes.size() < limit
                ? null
                : "/v1/changes?limit=" + limit + "&after="
                        + changes.get(changes.size() - 1).seq();
        return new Page<>(changes, next, null);
    }
}
