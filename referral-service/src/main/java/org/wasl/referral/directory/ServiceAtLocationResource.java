package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.directory.DirectoryViews.ServiceAtLocationView;

/** Services where they are given: what referrals are addressed to. */
@Path("/v1/directory/service-at-locations")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceAtLocationResource {
    private final ServicesAtLocations places;
    private final DirectoryEntryService entries;
    private final DirectoryHistory history;
    private final DirectoryViews views;
    private final Pages pages;
    private final Caller caller;
    private final Idempotency idempotency;
    private final Clock clock;
    private final Services services;
    private final Locations locations;

    @Inject
    ServiceAtLocationResource(
            ServicesAtLocations places,
            DirectoryEntryService entries,
            DirectoryHistory history,
            DirectoryViews views,
            Pages pages,
            Caller caller,
            Idempotency idempotency,
            Clock clock,
            Services services,
            Locations locations) {
        this.places = places;
        this.entries = entries;
        this.history = history;
        this.views = views;
        this.pages = pages;
        this.caller = caller;
        this.idempotency = idempotency;
        this.clock = clock;
        this.services = services;
        this.locations = locations;
    }

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listServiceAtLocations", summary = "List the services at their places, newest first")
    public Page<ServiceAtLocationView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("serviceType") ServiceType serviceType,
            @QueryParam("governorate") String governorate,
            @QueryParam("organizationId") UUID organizationId) {
        return pages.of(places.matching(serviceType, governorate, organizationId, caller), page, views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getServiceAtLocation", summary = "Get a service at a place")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ServiceAtLocationView.class)))
    public Response get(@PathParam("id") UUID id) {
        return Responses.ok(views.of(places.get(id, caller)));
    }

    @POST
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "createServiceAtLocation", summary = "Add one")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ServiceAtLocationView.class)))
    public Response create(@Valid @NotNull ServiceAtLocationFields body) {
        return idempotency.once(body, Replay.verbatim(), () -> {
            Service service = services.named(body.serviceId(), caller, "/serviceId", "unknown-service");
            Location location = locations.named(body.locationId(), caller, "/locationId", "unknown-place");
            ServiceAtLocation entry = new ServiceAtLocation(Uuid7.next(), service, location, clock);
            return Responses.created(
                    "/v1/directory/service-at-locations", views.of(entries.add(places, entry, write(entry, body))));
        });
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "changeServiceAtLocation", summary = "Change one of your organization's")
    @RequestBody(content = @Content(schema = @Schema(implementation = ServiceAtLocationFields.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ServiceAtLocationView.class)))
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        return Responses.ok(views.of(entries.change(
                places, id, expected, patch, ServiceAtLocationFields.class, ServiceAtLocation::fields, this::write)));
    }

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed("**")
    @Operation(
            operationId = "listServiceAtLocationHistory",
            summary = "List who changed and assured a service at a place, newest first")
    public Page<DirectoryHistory.ChangeView> history(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return history.of(places.get(id, caller).rawId(), page, pages, caller);
    }

    private DirectoryChanged write(ServiceAtLocation entry, ServiceAtLocationFields fields) {
        for (int i = 0; i < fields.schedules().size(); i++) {
            if (fields.schedules().get(i).isTurnedAround()) {
                throw Problem.invalidField("/schedules/" + i, "expiry-before-start");
            }
        }
        DirectoryEntryService.requireKept(fields.serviceId(), entry.service().rawId(), "/serviceId");
        DirectoryEntryService.requireKept(fields.locationId(), entry.location().rawId(), "/locationId");
        return entry.write(fields, clock);
    }
}
