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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
     * @param cursor its place in the feed; keep the last one you handled
     * @param seq grows; after a restoration the same numbers stand for other changes
     * @param id of the event: the same event has the same id
     * @param subject the record that changed; read it for its content
     * @param data ids and codes, never names or numbers
     */
    @Schema(name = "Change")
    public record Change(
            @Schema(examples = "0-4711") String cursor,
            long seq,
            UUID id,
            @Schema(examples = "org.wasl.person.merged") String type,
            UUID subject,
            Instant at,

            @Schema(type = SchemaType.OBJECT) JsonNode data) {}

    @GET
    @Transactional
    @Operation(
            operationId = "listChanges",
            summary = "List the changes that your agency may learn of, oldest first",
            description =
                    "Ask again with `after` set to the cursor of the last change that you handled; `next` is null when you have"
                            + " caught up. After the platform was put back to an earlier state, a cursor of a change that is gone answers 410"
                            + " `cursor-from-before-restore`: read again the records of the changes that you handled after `resumeAfter`, forget"
                            + " those that are not there, and ask on from there. `listFeedRestorations` tells it too. Changes are kept for more than a year:"
                            + " a cursor from before answers 410 `cursor-too-old`; read anew what you follow, and ask for changes after `resumeAfter`.")
    @APIResponse(responseCode = "200")
    @APIResponse(
            responseCode = "410",
            description =
                    "What you handled up to this place is gone, because the platform was put back to an earlier state; or what came next is not kept any more.")
    public Page<Change> list(
            @QueryParam("after")
                    @DefaultValue("0")
                    @Parameter(
                            description =
                                    "The cursor of the last change that you handled. A number alone is the seq of a change from before the first restoration.",
                            schema = @Schema(type = SchemaType.STRING, examples = "0-4711"))
                    FeedCursor after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<Change> changes = feed.after(after, caller.agency(), limit);
        String next = changes.size() < limit
                ? null
                : "/v1/changes?limit=" + limit + "&after="
                        + changes.get(changes.size() - 1).cursor();
        return new Page<>(changes, next, null);
    }

    /**
     * @param resumeAfter place of the last change that was kept
     */
    @Schema(name = "FeedRestoration")
    public record FeedRestoration(
            Instant restoredAt,
            Instant point,
            @Schema(examples = "1796068800-4200") String resumeAfter) {}

    @GET
    @Path("/restorations")
    @Transactional
    @Operation(
            operationId = "listFeedRestorations",
            summary = "List when the platform was put back to an earlier state, and where readers of changes go on",
            description =
                    "Changes up to `resumeAfter` are as you read them. Those that you read after it and before the restoration are gone:"
                            + " read their records again, forget those that are not there, and ask for changes after `resumeAfter`.")
    public Page<FeedRestoration> restorations() {
        return Page.whole(feed.epochs().told());
    }
}
