package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CentreType;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.directory.DirectoryViews.LocationView;

/** Places where services are given. */
@Path("/v1/directory/locations")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class LocationResource {
    private final Locations locations;
    private final Editors editors;
    private final DirectoryViews views;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final MergePatch patches;
    private final Clock clock;

    @Inject
    LocationResource(
            Locations locations,
            Editors editors,
            DirectoryViews views,
            Pages pages,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            MergePatch patches,
            Clock clock) {
        this.locations = locations;
        this.editors = editors;
        this.views = views;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.patches = patches;
        this.clock = clock;
    }

    @Schema(name = "LocationBody")
    public record LocationBody(
            @Schema(nullable = true, description = "Your own where left out.")
            UUID organizationId,

            @NotNull @Valid LocalizedText name,
            @NotNull CentreType centreType,

            @NotNull @Pattern(regexp = "JO-[A-Z]{2}") @Schema(examples = "JO-IR")
            String governorate,

            @Size(max = 200) @CleanText @Schema(nullable = true)
            String city,

            @Min(-90) @Max(90) @Schema(nullable = true, examples = "32.5556")
            Double latitude,

            @Min(-180) @Max(180) @Schema(nullable = true, examples = "35.85")
            Double longitude,

            @NotNull Set<@NotNull AccessibilityFeature> accessibility) {}

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listLocations", summary = "Places where services are given, newest first")
    public Page<LocationView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("governorate") String governorate,
            @QueryParam("centreType") CentreType centreType) {
        return pages.of(
                locations
                        .visibleTo(caller)
                        .andIfGiven("e.governorate = :governorate", "governorate", governorate)
                        .andIfGiven("e.centreType = :centreType", "centreType", centreType),
                page,
                views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getLocation", summary = "One of them")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LocationView.class)))
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(views.of(locations.get(id, caller)));
    }

    @POST
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "createLocation", summary = "Add one")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = LocationView.class)))
    public Response create(@Valid @NotNull LocationBody body) {
        return idempotency.once(body, () -> {
            Location entry = new Location(Uuid7.next(), editors.owner(body.organizationId(), caller), clock);
            DirectoryChanged event = describe(entry, body);
            locations.persist(entry);
            journal.record(event, Set.of(entry.agency()));
            return Answers.created("/v1/directory/locations", views.of(entry));
        });
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "changeLocation", summary = "Change one of your organization's")
    @RequestBody(content = @Content(schema = @Schema(implementation = LocationBody.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LocationView.class)))
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        Location entry = locations.get(id, caller, expected);
        editors.requireMayWrite(entry.agency(), caller);
        var patched = patches.apply(patch, bodyOf(entry), LocationBody.class);
        journal.record(describe(entry, patched.body()), Set.of(entry.agency()));
        return Answers.ok(views.of(entry));
    }

    private static Location.Place placeOf(LocationBody body) {
        if (!CodeLists.contains("Governorate", body.governorate())) {
            throw Problem.invalidField("/governorate", "governorate");
        }
        return new Location.Place(body.governorate(), body.city(), body.latitude(), body.longitude());
    }

    private DirectoryChanged describe(Location entry, LocationBody body) {
        return entry.describe(Label.of(body.name()), body.centreType(), placeOf(body), body.accessibility(), clock);
    }

    private static LocationBody bodyOf(Location entry) {
        return new LocationBody(
                entry.agency().value(),
                Label.text(entry.name()),
                entry.centreType(),
                entry.place().governorate(),
                entry.place().city(),
                entry.place().latitude(),
                entry.place().longitude(),
                entry.accessibility());
    }
}
