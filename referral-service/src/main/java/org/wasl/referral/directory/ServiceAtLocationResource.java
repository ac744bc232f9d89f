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
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;
import org.wasl.platform.vocabulary.CodeOf;
import org.wasl.referral.directory.DirectoryViews.ServiceAtLocationView;

/** Services where they are given: what referrals are addressed to. */
@Path("/v1/directory/service-at-locations")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceAtLocationResource {
    private final ServicesAtLocations places;
    private final DirectoryEntries.Of<ServiceAtLocation> entries;
    private final DirectoryViews views;
    private final Caller caller;
    private final Clock clock;
    private final Services services;
    private final Locations locations;

    @Inject
    ServiceAtLocationResource(
            ServicesAtLocations places,
            DirectoryEntries directory,
            DirectoryViews views,
            Caller caller,
            Clock clock,
            Services services,
            Locations locations) {
        this.places = places;
        this.entries = directory.of(places);
        this.views = views;
        this.caller = caller;
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
            @QueryParam("governorate") @CodeOf(Vocabulary.GOVERNORATE) String governorate,
            @QueryParam("organizationId") UUID organizationId) {
        return entries.page(places.matching(serviceType, governorate, organizationId, caller), page, views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getServiceAtLocation", summary = "Get a service at a place")
    public ServiceAtLocationView get(@PathParam("id") UUID id) {
        return views.of(entries.get(id));
    }

    @POST
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Once(Replay.Verbatim.class)
    @Created(at = "/v1/directory/service-at-locations")
    @Operation(operationId = "createServiceAtLocation", summary = "Add one")
    public ServiceAtLocationView create(@Valid @NotNull ServiceAtLocationBody body) {
        Service service = services.named(body.serviceId(), caller, "/serviceId", "unknown-service");
        Location location = locations.named(body.locationId(), caller, "/locationId", "unknown-place");
        ServiceAtLocation entry = new ServiceAtLocation(Uuid7.next(), service, location, clock);
        return views.of(entries.add(entry, write(entry, body.fields())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "changeServiceAtLocation", summary = "Change one of your organization's")
    @RequestBody(content = @Content(schema = @Schema(implementation = ServiceAtLocationBody.class)))
    public ServiceAtLocationView change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        return views.of(entries.change(
                id,
                expected,
                patch,
                ServiceAtLocationBody.class,
                entry -> ServiceAtLocationBody.of(entry.fields()),
                (entry, body) -> write(entry, body.fields())));
    }

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed("**")
    @Operation(
            operationId = "listServiceAtLocationHistory",
            summary = "List who changed and assured a service at a place, newest first")
    public Page<DirectoryHistory.ChangeView> history(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return entries.history(entries.get(id), page);
    }

    private DirectoryChanged write(ServiceAtLocation entry, ServiceAtLocationFields fields) {
        for (int i = 0; i < fields.schedules().size(); i++) {
            if (fields.schedules().get(i).isAmbiguous()) {
                throw Problem.invalidField("/schedules/" + i, "expiry-before-start");
            }
        }
        DirectoryEntries.requireKept(fields.serviceId(), entry.service().rawId(), "/serviceId");
        DirectoryEntries.requireKept(fields.locationId(), entry.location().rawId(), "/locationId");
        return entry.write(fields, clock);
    }
}
