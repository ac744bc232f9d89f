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
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;
import org.wasl.referral.directory.DirectoryViews.TaxonomyTermView;

/** The terms of one taxonomy. */
@Path("/v1/directory/taxonomies/{taxonomyId}/terms")
@Tag(name = "Directory")
@Produces(MediaType.APPLICATION_JSON)
public class TaxonomyTermResource {
    private final TaxonomyTerms terms;
    private final Taxonomies taxonomies;
    private final Editors editors;
    private final DirectoryEntries.Of<TaxonomyTerm> entries;
    private final DirectoryViews views;
    private final Caller caller;
    private final Clock clock;

    @Inject
    TaxonomyTermResource(
            TaxonomyTerms terms,
            Taxonomies taxonomies,
            Editors editors,
            DirectoryEntries directory,
            DirectoryViews views,
            Caller caller,
            Clock clock) {
        this.terms = terms;
        this.taxonomies = taxonomies;
        this.editors = editors;
        this.entries = directory.of(terms);
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listTaxonomyTerms", summary = "List the terms of a taxonomy, newest first")
    public Page<TaxonomyTermView> list(@PathParam("taxonomyId") UUID taxonomy, @Valid @BeanParam PageRequest page) {
        return entries.page(terms.of(taxonomies.get(taxonomy, caller)), page, views::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "getTaxonomyTerm", summary = "Get a term of a taxonomy")
    public TaxonomyTermView get(@PathParam("taxonomyId") UUID taxonomy, @PathParam("id") UUID id) {
        return views.of(term(taxonomy, id));
    }

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed("**")
    @Operation(operationId = "listTaxonomyTermHistory", summary = "List who changed a term, newest first")
    public Page<DirectoryHistory.ChangeView> history(
            @PathParam("taxonomyId") UUID taxonomy, @PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        return entries.history(term(taxonomy, id), page);
    }

    @POST
    @RolesAllowed(Roles.DIRECTORY_EDITOR)
    @Once(Replay.Verbatim.class)
    @Created(at = "/v1/directory/taxonomies/{taxonomyId}/terms")
    @Operation(operationId = "createTaxonomyTerm", summary = "Add one")
    public TaxonomyTermView create(@PathParam("taxonomyId") UUID taxonomy, @Valid @NotNull TaxonomyTermBody body) {
        editors.requireCoordinator(caller);
        TaxonomyTerm entry = new TaxonomyTerm(Uuid7.next(), taxonomies.get(taxonomy, caller), clock);
        return views.of(entries.add(entry, write(entry, body.fields())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    @RolesAllowed(Roles.DIRECTORY_EDITOR)
    @Operation(operationId = "changeTaxonomyTerm", summary = "Change one")
    @RequestBody(content = @Content(schema = @Schema(implementation = TaxonomyTermBody.class)))
    public TaxonomyTermView change(
            @PathParam("taxonomyId") UUID taxonomy,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") IfMatch expected,
            JsonNode patch) {
        term(taxonomy, id);
        return views.of(entries.change(
                id,
                expected,
                patch,
                TaxonomyTermBody.class,
                entry -> TaxonomyTermBody.of(entry.fields()),
                (entry, body) -> write(entry, body.fields())));
    }

    /** Found under its own taxonomy only. */
    private TaxonomyTerm term(UUID taxonomy, UUID id) {
        return terms.visible(terms.of(taxonomies.get(taxonomy, caller)), id);
    }

    private DirectoryChanged write(TaxonomyTerm entry, TaxonomyTermFields fields) {
        if (!terms.mayStandAbove(entry, fields.parentId())) {
            throw Problem.invalidField("/parentId", "unknown-code");
        }
        return entry.write(fields, clock);
    }
}
