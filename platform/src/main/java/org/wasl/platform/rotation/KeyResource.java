package org.wasl.platform.rotation;

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
import org.wasl.contracts.code.KeyRotationStatus;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.idempotency.WritesWithoutKey;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Page;

/** Keys by their ids alone; the keys themselves stand in the configuration. */
@Path("/v1/keys")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class KeyResource {
    private final KeyRotations rotations;
    private final KeysInUse keysInUse;
    private final Caller caller;
    private final Journal journal;

    @Inject
    KeyResource(KeyRotations rotations, KeysInUse keysInUse, Caller caller, Journal journal) {
        this.rotations = rotations;
        this.keysInUse = keysInUse;
        this.caller = caller;
        this.journal = journal;
    }

    @GET
    @Path("/in-use")
    @Transactional
    @Operation(
            operationId = "listKeysInUse",
            summary = "List the keys that stored records may still need",
            description = "A key that is not in this list may be taken out of the configuration.")
    public Page<KeysInUse.KeyInUse> inUse() {
        return Page.whole(keysInUse.all());
    }

    @GET
    @Path("/rotations")
    @Operation(operationId = "listKeyRotations", summary = "List rotations of keys, newest first, with their progress")
    public Page<KeyRotations.Rotation> list() {
        List<KeyRotations.Rotation> all = rotations.all();
        return Page.whole(all);
    }

    @GET
    @Path("/rotations/{id}")
    @Operation(operationId = "getKeyRotation", summary = "Get one rotation of keys with its progress")
    public KeyRotations.Rotation get(@PathParam("id") UUID id) {
        return rotations.get(id);
    }

    @POST
    @Path("/rotations")
    @Transactional
    @WritesWithoutKey
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "startKeyRotation",
            summary = "Seal all stored values with the newest keys",
            description =
                    "Put the new keys in front in the configuration and restart all instances of the service first. The work is done in the background;"
                            + " values are read and found meanwhile. While a rotation is open, this answers that one.")
    @APIResponse(
            responseCode = "202",
            description = "The work goes on in the background.",
            content = @Content(schema = @Schema(implementation = KeyRotations.Rotation.class)))
    public RestResponse<KeyRotations.Rotation> start() {
        KeyRotations.Rotation rotation = rotations.start(caller.subject());
        journal.act("keys.rotation-started", rotation.id(), List.of());
        return RestResponse.accepted(rotation);
    }

    @POST
    @Path("/rotations/{id}/pause")
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(operationId = "pauseKeyRotation", summary = "Pause a rotation of keys after the rows in hand")
    public KeyRotations.Rotation pause(@PathParam("id") UUID id) {
        return moved(id, KeyRotationStatus.RUNNING, KeyRotationStatus.PAUSED, "keys.rotation-paused");
    }

    @POST
    @Path("/rotations/{id}/resume")
    @Transactional
    @WritesWithoutKey
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(operationId = "resumeKeyRotation", summary = "Resume a paused rotation of keys")
    public KeyRotations.Rotation resume(@PathParam("id") UUID id) {
        return moved(id, KeyRotationStatus.PAUSED, KeyRotationStatus.RUNNING, "keys.rotation-resumed");
    }

    private KeyRotations.Rotation moved(UUID id, KeyRotationStatus from, KeyRotationStatus to, String act) {
        KeyRotations.Rotation rotation = rotations.move(id, from, to);
        journal.act(act, id, List.of());
        return rotation;
    }
}
