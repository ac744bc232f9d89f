package org.wasl.referral.capacity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.directory.Editors;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.recipient.SensitiveServiceAccounts;

/** How many people a service at a location can take at a time, counted by its own people. */
@Path("/v1/directory/service-at-locations/{id}/capacity")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class CapacityResource {
    private final ServicesAtLocations services;
    private final Editors editors;
    private final CapacityReservations reservations;
    private final SensitiveServiceAccounts accounts;
    private final Journal journal;
    private final Caller caller;

    @Inject
    CapacityResource(
            ServicesAtLocations services,
            Editors editors,
            CapacityReservations reservations,
            SensitiveServiceAccounts accounts,
            Journal journal,
            Caller caller) {
        this.services = services;
        this.editors = editors;
        this.reservations = reservations;
        this.accounts = accounts;
        this.journal = journal;
        this.caller = caller;
    }

    @Schema(name = "PlacesBody")
    public record PlacesBody(@NotNull @Min(0) @Max(100_000) Integer places) {}

    /**
     * @param held kept for referrals that wait for an answer; null where the caller may not know of the service's referrals
     * @param taken by referrals that were accepted and have not ended; null as above
     * @param free null as above
     */
    @Schema(name = "Places")
    public record PlacesView(
            int places,
            @Schema(nullable = true) Integer held,
            @Schema(nullable = true) Integer taken,
            @Schema(nullable = true) Integer free,
            Instant updatedAt) {
        static PlacesView of(CapacityCount.Figures f) {
            return new PlacesView(f.places(), f.held(), f.taken(), f.free(), f.updatedAt());
        }

        static PlacesView withoutUse(CapacityCount.Figures f) {
            return new PlacesView(f.places(), null, null, null, f.updatedAt());
        }
    }

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(
            operationId = "getPlaces",
            summary = "Get how many places a service has, and how many are free",
            description =
                    "404 where nobody counts them. What is held and taken by confidential referrals is in the figures of"
                            + " the organization's own providers alone; of a sensitive service the figures are for the accounts that"
                            + " the organization lists, and null for everybody else: whether a place is free is said where a referral"
                            + " is sent.")
    public PlacesView get(@PathParam("id") UUID id) {
        return answer(services.get(id, caller));
    }

    @PUT
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(
            operationId = "countPlaces",
            summary = "Say how many places there are",
            description =
                    "Fewer than are held and taken is allowed: nobody loses a place, and none is free until some end.")
    public PlacesView count(@PathParam("id") UUID id, @Valid @NotNull PlacesBody body) {
        ServiceAtLocation service = mine(id);
        if (reservations.count(id, body.places())) {
            journal.act("capacity.counted", id, Set.of("places:" + body.places()));
        }
        return answer(service);
    }

    @DELETE
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "countPlacesNoLonger", summary = "Count no longer: nothing is refused for want of a place")
    @APIResponse(responseCode = "204", description = "Nobody counts them any more.")
    public void countNoLonger(@PathParam("id") UUID id) {
        mine(id);
        reservations.stopCounting(id);
        journal.act("capacity.not-counted", id, Set.of());
    }

    private ServiceAtLocation mine(UUID id) {
        ServiceAtLocation service = services.get(id, caller);
        editors.requireMayWrite(service.organization(), caller);
        return service;
    }

    private PlacesView answer(ServiceAtLocation service) {
        CapacityCount counted = reservations.counted(service.rawId()).orElseThrow(Problem::notFound);
        boolean sensitive = service.service().sensitive();
        if (knowsItsReferrals(service, sensitive)) {
            return PlacesView.of(counted.all());
        }
        return sensitive ? PlacesView.withoutUse(counted.shown()) : PlacesView.of(counted.shown());
    }

    /** As the list of referrals shows them to a recipient. */
    private boolean knowsItsReferrals(ServiceAtLocation service, boolean sensitive) {
        return caller.has(Roles.PROVIDER)
                && caller.agencyIfAny().filter(service.organization()::equals).isPresent()
                && (!sensitive || accounts.isListed(service.organization(), caller.subject()));
    }
}
