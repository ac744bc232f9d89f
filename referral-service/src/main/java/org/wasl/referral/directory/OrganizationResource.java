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
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.code.OrganizationType;
import org.wasl.contracts.event.DirectoryChanged;
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
import org.wasl.referral.directory.DirectoryViews.OrganizationView;

/** Organizations of the directory. */
@Path("/v1/directory/organizations")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationResource {
    private final Organizations organizations;
    private final Editors editors;
    private final DirectoryEntries.Of<Organization> entries;
    private final DirectoryViews views;
    private final Caller caller;
    private final Clock clock;

    @Inject
    OrganizationResource(
            Organizations organizations,
            Editors editors,
            DirectoryEntries directory,
            DirectoryViews views,
            Caller caller,
            Clock clock) {
        this.organizations = organizations;
        this.editors = editors;
        this.entries = directory.of(organizations);
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listOrganizations", summary = "List organizations, newest first")
    public Page<OrganizationView> list(@Valid @BeanParam PageRequest page, @QueryParam("type") OrganizationType type) {
        return entries.page(organizations.ofType(type, caller), page, views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getOrganization", summary = "Get an organization")
    public OrganizationView get(@PathParam("id") UUID id) {
        return views.of(entries.get(id));
    }

    @POST
    @RolesAllowed(Roles.DIRECTORY_EDITOR)
    @Once(Replay.Verbatim.class)
    @Created(at = "/v1/directory/organizations")
    @Operation(operationId = "createOrganization", summary = "Add one")
    public OrganizationView create(@Valid @NotNull OrganizationBody body) {
        editors.requireCoordinator(caller);
        Organization entry = new Organization(Uuid7.next(), clock);
        return views.of(entries.add(entry, write(entry, body.fields())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(
            operationId = "changeOrganization",
            summary = "Change one of your organization's",
            description =
                    "Its status is for editors of the coordinating body alone, who close an organization and open it again: 403"
                            + " not-allowed with /status for everybody else. Within a minute a closed one gives back its open referrals.")
    @RequestBody(content = @Content(schema = @Schema(implementation = OrganizationBody.class)))
    public OrganizationView change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        return views.of(entries.change(
                id,
                expected,
                patch,
                OrganizationBody.class,
                entry -> OrganizationBody.of(entry.fields()),
                (entry, body) -> write(entry, body.fields())));
    }

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed("**")
    @Operation(
            operationId = "listOrganizationHistory",
            summary = "List who changed and assured an organization, newest first")
    public Page<DirectoryHistory.ChangeView> history(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return entries.history(entries.get(id), page);
    }

    private DirectoryChanged write(Organization entry, OrganizationFields fields) {
        editors.requireMayChangeStatus(
                entry.status(), fields.status() == null ? OrganizationStatus.OPEN : fields.status(), caller);
        organizations.requireParent(entry, fields);
        return entry.write(fields, clock);
    }
}
