package org.wasl.referral.directory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.id.AgencyId;
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
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.directory.DirectoryViews.ServiceView;

/** Services that organizations offer. */
@Path("/v1/directory/services")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {
    private final Services services;
    private final Editors editors;
    private final DirectoryViews views;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Idempotency idempotency;
    private final MergePatch patches;
    private final Clock clock;

    @Inject
    ServiceResource(
            Services services,
            Editors editors,
            DirectoryViews views,
            Pages pages,
            Caller caller,
            Journal journal,
            Idempotency idempotency,
            MergePatch patches,
            Clock clock) {
        this.services = services;
        this.editors = editors;
        this.views = views;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.idempotency = idempotency;
        this.patches = patches;
        this.clock = clock;
    }

    @Schema(name = "ServiceBody")
    public record ServiceBody(
            @Schema(nullable = true, description = "Your own where left out.")
            UUID organizationId,

            @NotNull @Valid LocalizedText name,
            @Valid @Schema(nullable = true) LocalizedText description,
            @NotNull ServiceType serviceType,

            @Schema(description = "GBV, child protection and the like: hidden from whoever does not refer.")
            boolean sensitive,

            @Min(0) @Max(130) @Schema(nullable = true) Integer minimumAge,
            @Min(0) @Max(130) @Schema(nullable = true) Integer maximumAge) {}

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listServices", summary = "Services, newest first")
    public Page<ServiceView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("serviceType") ServiceType serviceType,
            @QueryParam("organizationId") UUID organizationId) {
        return pages.of(
                services.visibleTo(caller)
                        .andIfGiven("e.serviceType = :serviceType", "serviceType", serviceType)
                        .andIfGiven("e.agencyId = :organization", "organization", organizationId),
                page,
                views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getService", summary = "One of them")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ServiceView.class)))
    public Response get(@PathParam("id") UUID id) {
        return Answers.ok(views.of(services.get(id, caller)));
    }

    @POST
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "createService", summary = "Add one")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ServiceView.class)))
    public Response create(@Valid @NotNull ServiceBody body) {
        return idempotency.once(body, () -> {
            AgencyId owner = editors.owner(body.organizationId(), caller);
            Service entry = new Service(Uuid7.next(), owner, clock);
            entry.assure(views.today(), clock);
            DirectoryChanged event = describe(entry, body);
            services.persist(entry);
            journal.record(event, Set.of(entry.agency()));
            return Answers.created("/v1/directory/services", views.of(entry));
        });
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "changeService", summary = "Change one of your organization's")
    @RequestBody(content = @Content(schema = @Schema(implementation = ServiceBody.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ServiceView.class)))
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        Service entry = services.get(id, caller, expected);
        editors.requireMayWrite(entry.agency(), caller);
        var patched = patches.apply(patch, bodyOf(entry), ServiceBody.class);
        journal.record(describe(entry, patched.body()), Set.of(entry.agency()));
        return Answers.ok(views.of(entry));
    }

    @POST
    @Path("/{id}/assurance")
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "assureService", summary = "Confirm that the entry of your service is right today")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ServiceView.class)))
    public Response assure(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        return idempotency.once(null, () -> {
            Service entry = services.get(id, caller, expected);
            editors.requireMayWrite(entry.agency(), caller);
            journal.record(entry.assure(views.today(), clock), Set.of(entry.agency()));
            return Answers.ok(views.of(entry));
        });
    }

    private static Service.Ages agesOf(ServiceBody body) {
        if (body.minimumAge() != null && body.maximumAge() != null && body.minimumAge() > body.maximumAge()) {
            throw Problem.invalidField("/maximumAge", "min");
        }
        return new Service.Ages(body.minimumAge(), body.maximumAge());
    }

    private DirectoryChanged describe(Service entry, ServiceBody body) {
        return entry.describe(
                Label.of(body.name()),
                Label.of(body.description()),
                body.serviceType(),
                body.sensitive(),
                agesOf(body),
                clock);
    }

    private static ServiceBody bodyOf(Service entry) {
        return new ServiceBody(
                entry.agency().value(),
                Label.text(entry.name()),
                Label.text(entry.description()),
                entry.serviceType(),
                entry.sensitive(),
                entry.ages().minimum(),
                entry.ages().maximum());
    }
}
