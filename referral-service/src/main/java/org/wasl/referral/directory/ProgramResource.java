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
import org.wasl.referral.directory.DirectoryViews.ProgramView;

/** What several services of an organization are part of (HSDS {@code program}). */
@Path("/v1/directory/programs")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class ProgramResource {
    private final Programs programs;
    private final Editors editors;
    private final DirectoryEntries.Of<Program> entries;
    private final DirectoryViews views;
    private final Caller caller;
    private final Clock clock;

    @Inject
    ProgramResource(
            Programs programs,
            Editors editors,
            DirectoryEntries directory,
            DirectoryViews views,
            Caller caller,
            Clock clock) {
        this.programs = programs;
        this.editors = editors;
        this.entries = directory.of(programs);
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listServicePrograms", summary = "List programs of organizations, newest first")
    public Page<ProgramView> list(
            @Valid @BeanParam PageRequest page, @QueryParam("organizationId") UUID organizationId) {
        return entries.page(programs.ofOrganization(organizationId, caller), page, views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getServiceProgram", summary = "Get a program")
    public ProgramView get(@PathParam("id") UUID id) {
        return views.of(entries.get(id));
    }

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listServiceProgramHistory", summary = "List who changed a program, newest first")
    public Page<DirectoryHistory.ChangeView> history(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return entries.history(entries.get(id), page);
    }

    @POST
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Once(Replay.Verbatim.class)
    @Created(at = "/v1/directory/programs")
    @Operation(operationId = "createServiceProgram", summary = "Add one")
    public ProgramView create(@Valid @NotNull ProgramBody body) {
        Program entry = new Program(Uuid7.next(), editors.owner(body.organizationId(), caller), clock);
        return views.of(entries.add(entry, write(entry, body.fields())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed({Roles.DIRECTORY_EDITOR, Roles.PROVIDER})
    @Operation(operationId = "changeServiceProgram", summary = "Change one")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProgramBody.class)))
    public ProgramView change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        return views.of(entries.change(
                id,
                expected,
                patch,
                ProgramBody.class,
                entry -> ProgramBody.of(entry.fields()),
                (entry, body) -> write(entry, body.fields())));
    }

    private DirectoryChanged write(Program entry, ProgramFields fields) {
        DirectoryEntries.requireKept(fields.organizationId(), entry.agency().value(), "/organizationId");
        return entry.write(fields, clock);
    }
}
