package org.wasl.referral.capacity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.HoldState;
import org.wasl.contracts.id.ServiceAtLocationId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
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
    private final Journal journal;
    private final Caller caller;

    @Inject
    CapacityHoldResource(
            CapacityHolds holds,
            CapacityReservations reservations,
            ServicesAtLocations services,
            Pages pages,
            Journal journal,
            Caller caller) {
        this.holds = holds;
        this.reservations = reservations;
        this.services = services;
        this.pages = pages;
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

    /** The place as it is held now. */
    @Singleton
    record Again(CapacityHoldResource resource) implements Replay.Current {
        @Override
        public HoldView read(RepeatedRequest request) {
            return resource.read(request.shown("id"));
        }
    }

    @POST
    @Once(Again.class)
    @Created(at = "/v1/capacity-holds")
    @Operation(
            operationId = "holdPlace",
            summary = "Hold a place",
            description = "409 no-free-place where none is; 409 too-many-holds where you hold five there already.")
    public HoldView hold(@Valid @NotNull HoldBody body) {
        UUID place = body.serviceAtLocationId().value();
        ServiceAtLocation service = services.named(place, caller, "/serviceAtLocationId", "unknown-service");
        CapacityHold hold = reservations.hold(place, service.service().sensitive(), caller.agency(), caller.subject());
        journal.act("capacity.held", hold.rawId(), Set.of("place:" + place));
        return HoldView.of(hold);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getCapacityHold", summary = "Get a place that is or was held")
    public HoldView get(@PathParam("id") UUID id) {
        return read(id);
    }

    private HoldView read(UUID id) {
        return HoldView.of(holds.get(id, caller));
    }

    @POST
    @Path("/{id}/release")
    @Once(value = Again.class, windsUp = true)
    @Operation(operationId = "releasePlace", summary = "Give the place back")
    public HoldView release(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        CapacityHold hold = holds.get(id, caller, expected);
        reservations.release(hold);
        holds.flush();
        journal.act("capacity.released", id, Set.of());
        return HoldView.of(hold);
    }
}
