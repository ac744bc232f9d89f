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
import org.wasl.contracts.code.CentreType;
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
import org.wasl.platform.value.Uuid7;
import org.wasl.platform.vocabulary.CodeOf;
import org.wasl.referral.directory.DirectoryViews.LocationView;

/** Places where services are given. */
@Path("/v1/directory/locations")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class LocationResource {
    private final Locations locations;
    private final Editors editors;
    private final DirectoryEntries.Of<Location> entries;
    private final DirectoryViews views;
    private final Caller caller;
    private final Clock clock;

    @Inject
    LocationResource(
            Locations locations,
            Editors editors,
            DirectoryEntries directory,
            DirectoryViews views,
            Caller caller,
            Clock clock) {
        this.locations = locations;
        this.editors = editors;
        this.entries = directory.of(locations);
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listLocations", summary = "List places where services are given, newest first")
    public Page<LocationView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("governorate") @CodeOf(Vocabulary.GOVERNORATE) String governorate,
            @QueryParam("centreType") CentreType centreType) {
        return entries.page(locations.matching(governorate, centreType, caller), page, views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getLocation", summary = "Get a place")
    public LocationView get(@PathParam("id") UUID id) {
        return views.of(entries.get(id));
    }

    @POST
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Once(Replay.Verbatim.class)
    @Created(at = "/v1/directory/locations")
    @Operation(operationId = "createLocation", summary = "Add one")
    public LocationView create(@Valid @NotNull LocationBody body) {
        Location entry = new Location(Uuid7.next(), editors.owner(body.organizationId(), caller), clock);
        return views.of(entries.add(entry, write(entry, body.fields()).asPlace(false)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "changeLocation", summary = "Change one of your organization's")
    @RequestBody(content = @Content(schema = @Schema(implementation = LocationBody.class)))
    public LocationView change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        return views.of(entries.change(
                id,
                expected,
                patch,
                LocationBody.class,
                entry -> LocationBody.of(entry.fields()),
                (entry, body) -> write(entry, body.fields())));
    }

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listLocationHistory", summary = "List who changed and assured a place, newest first")
    public Page<DirectoryHistory.ChangeView> history(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return entries.history(entries.get(id), page);
    }

    private DirectoryChanged write(Location entry, LocationFields fields) {
        DirectoryEntries.requireKept(fields.organizationId(), entry.agency().value(), "/organizationId");
        return entry.write(fields, clock);
    }
}
