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
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.directory.DirectoryViews.TaxonomyView;

/** What services are sorted by. Kept by the coordinating body. */
@Path("/v1/directory/taxonomies")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class TaxonomyResource {
    private final Taxonomies taxonomies;
    private final Editors editors;
    private final DirectoryEntryService entries;
    private final DirectoryHistory history;
    private final DirectoryViews views;
    private final Pages pages;
    private final Caller caller;
    private final Idempotency idempotency;
    private final Clock clock;

    @Inject
    TaxonomyResource(
            Taxonomies taxonomies,
            Editors editors,
            DirectoryEntryService entries,
            DirectoryHistory history,
            DirectoryViews views,
            Pages pages,
            Caller caller,
            Idempotency idempotency,
            Clock clock) {
        this.taxonomies = taxonomies;
        this.editors = editors;
        this.entries = entries;
        this.history = history;
        this.views = views;
        this.pages = pages;
        this.caller = caller;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listTaxonomies", summary = "List taxonomies, newest first")
    public Page<TaxonomyView> list(@Valid @BeanParam PageRequest page) {
        return pages.of(taxonomies.visibleTo(caller), page, views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getTaxonomy", summary = "Get a taxonomy")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaxonomyView.class)))
    public Response get(@PathParam("id") UUID id) {
        return Responses.ok(views.of(taxonomies.get(id, caller)));
    }

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listTaxonomyHistory", summary = "List who changed a taxonomy, newest first")
    public Page<DirectoryHistory.ChangeView> history(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return history.of(taxonomies.get(id, caller).rawId(), page, pages, caller);
    }

    @POST
    @RolesAllowed(Roles.DIRECTORY_EDITOR)
    @Operation(operationId = "createTaxonomy", summary = "Add one")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TaxonomyView.class)))
    public Response create(@Valid @NotNull TaxonomyFields body) {
        return idempotency.once(body, Replay.verbatim(), () -> {
            editors.requireCoordinator(caller);
            Taxonomy entry = new Taxonomy(Uuid7.next(), caller.agency(), clock);
            return Responses.created(
                    "/v1/directory/taxonomies", views.of(entries.add(taxonomies, entry, write(entry, body))));
        });
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed(Roles.DIRECTORY_EDITOR)
    @Operation(operationId = "changeTaxonomy", summary = "Change one")
    @RequestBody(content = @Content(schema = @Schema(implementation = TaxonomyFields.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaxonomyView.class)))
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        return Responses.ok(views.of(
                entries.change(taxonomies, id, expected, patch, TaxonomyFields.class, Taxonomy::fields, this::write)));
    }

    private DirectoryChanged write(Taxonomy entry, TaxonomyFields fields) {
        return entry.write(fields, clock);
    }
}
