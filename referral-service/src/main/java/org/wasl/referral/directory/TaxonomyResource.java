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
import org.wasl.referral.directory.DirectoryViews.TaxonomyView;

/** What services are sorted by. Kept by the coordinating body. */
@Path("/v1/directory/taxonomies")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class TaxonomyResource {
    private final Taxonomies taxonomies;
    private final Editors editors;
    private final DirectoryEntries.Of<Taxonomy> entries;
    private final DirectoryViews views;
    private final Caller caller;
    private final Clock clock;

    @Inject
    TaxonomyResource(
            Taxonomies taxonomies,
            Editors editors,
            DirectoryEntries directory,
            DirectoryViews views,
            Caller caller,
            Clock clock) {
        this.taxonomies = taxonomies;
        this.editors = editors;
        this.entries = directory.of(taxonomies);
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listTaxonomies", summary = "List taxonomies, newest first")
    public Page<TaxonomyView> list(@Valid @BeanParam PageRequest page) {
        return entries.page(taxonomies.visibleTo(caller), page, views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getTaxonomy", summary = "Get a taxonomy")
    public TaxonomyView get(@PathParam("id") UUID id) {
        return views.of(entries.get(id));
    }

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listTaxonomyHistory", summary = "List who changed a taxonomy, newest first")
    public Page<DirectoryHistory.ChangeView> history(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return entries.history(entries.get(id), page);
    }

    @POST
    @RolesAllowed(Roles.DIRECTORY_EDITOR)
    @Once(Replay.Verbatim.class)
    @Created(at = "/v1/directory/taxonomies")
    @Operation(operationId = "createTaxonomy", summary = "Add one")
    public TaxonomyView create(@Valid @NotNull TaxonomyBody body) {
        editors.requireCoordinator(caller);
        Taxonomy entry = new Taxonomy(Uuid7.next(), caller.agency(), clock);
        return views.of(entries.add(entry, write(entry, body.fields())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed(Roles.DIRECTORY_EDITOR)
    @Operation(operationId = "changeTaxonomy", summary = "Change one")
    @RequestBody(content = @Content(schema = @Schema(implementation = TaxonomyBody.class)))
    public TaxonomyView change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        return views.of(entries.change(
                id,
                expected,
                patch,
                TaxonomyBody.class,
                entry -> TaxonomyBody.of(entry.fields()),
                (entry, body) -> write(entry, body.fields())));
    }

    private DirectoryChanged write(Taxonomy entry, TaxonomyFields fields) {
        return entry.write(fields, clock);
    }
}
