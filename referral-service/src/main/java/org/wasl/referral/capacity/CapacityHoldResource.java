package org.wasl.referral.capacity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.HoldState;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServicesAtLocations;

/** A place kept while the caseworker asks the person: it falls back after two days. */
@Path("/v1/capacity-holds")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class CapacityHoldResource {
    private final CapacityHolds holds;
    private final CapacityReservations reservations;
    private final ServicesAtLocations services;
    private final Pages pages;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Caller caller;

    @Inject
    CapacityHoldResource(
            CapacityHolds holds,
            CapacityReservations reservations,
            ServicesAtLocations services,
            Pages pages,
            Idempotency idempotency,
            Journal journal,
            Caller caller) {
        this.holds = holds;
        this.reservations = reservations;
        this.services = services;
        this.pages = pages;
        this.idempotency = idempotency;
        this.journal = journal;
        this.caller = caller;
    }

    @Schema(name = "CapacityHoldBody")
    public record HoldBody(@NotNull ServiceAtLocationId serviceAtLocationId) {}

    /** @param expiresAt null once it belongs to a referral */
    @Schema(name = "CapacityHold")
    public record HoldView(
            @JsonUnwrapped RecordMetadata metadata,
            ServiceAtLocationId serviceAtLocationId,
            HoldState state,
            @Schema(nullable = true) Instant expiresAt,
            List<String> allowedActions)
            implements View {
        static HoldView of(CapacityHold h) {
            return new HoldView(
                    RecordMetadata.of(h),
                    new ServiceAtLocationId(h.serviceAtLocationId()),
                    h.state(),
                    h.expiresAt(),
                    h.isFree() ? List.of("release") : List.of());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listCapacityHolds",
            summary = "List places that you hold or held, newest first",
            description = "Those that you hold, and those of your agency's referrals that you know.")
    public Page<HoldView> list(@Valid @BeanParam PageRequest page) {
        return pages.of(holds.visibleTo(caller), page, HoldView::of);
    }

    @POST
    @Operation(
            operationId = "holdPlace",
            summary = "Hold a place",
            description = "409 no-free-place where none is; 409 too-many-holds where you hold five there already.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HoldView.class)))
    public Response hold(@Valid @NotNull HoldBody body) {
        return idempotency.once(body, Replay.created(this::read), () -> {
            UUID place = body.serviceAtLocationId().value();
            ServiceAtLocation service = services.named(place, caller, "/serviceAtLocationId", "unknown-service");
            CapacityHold hold =
                    reservations.hold(place, service.service().sensitive(), caller.agency(), caller.subject());
            journal.act("capacity.held", hold.rawId(), Set.of("place:" + place));
            return Responses.created("/v1/capacity-holds", HoldView.of(hold));
        });
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getCapacityHold", summary = "Get a place that is or was held")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HoldView.class)))
    public Response get(@PathParam("id") UUID id) {
        return Responses.ok(read(id));
    }

    private HoldView read(UUID id) {
        return HoldView.of(holds.get(id, caller));
    }

    @POST
    @Path("/{id}/release")
    @Operation(operationId = "releasePlace", summary = "Give the place back")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HoldView.class)))
    public Response release(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return idempotency.once(Map.of(), Replay.current(() -> read(id)), () -> {
            CapacityHold hold = holds.get(id, caller, expected);
            reservations.release(hold);
            holds.flush();
            journal.act("capacity.released", id, Set.of());
            return Responses.ok(HoldView.of(hold));
        });
    }
}
