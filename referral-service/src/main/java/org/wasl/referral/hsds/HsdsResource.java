package org.wasl.referral.hsds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.referral.directory.Organization;
import org.wasl.referral.directory.Organizations;
import org.wasl.referral.directory.Services;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.directory.Taxonomies;
import org.wasl.referral.directory.Taxonomy;
import org.wasl.referral.directory.TaxonomyTerm;
import org.wasl.referral.directory.TaxonomyTerms;

/** Single records of the directory as any client of HSDS 3.1.1 reads it: public, and without what is sensitive. Writing is ours, under {@code /v1/directory}. */
@Path("/hsds")
@Tag(name = "HSDS")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class HsdsResource {
    private final Organizations organizations;
    private final Services services;
    private final ServicesAtLocations places;
    private final Taxonomies taxonomies;
    private final TaxonomyTerms terms;
    private final HsdsAssembler assembler;
    private final Caller caller;
    private final Vocabularies codes;

    @Inject
    HsdsResource(
            Organizations organizations,
            Services services,
            ServicesAtLocations places,
            Taxonomies taxonomies,
            TaxonomyTerms terms,
            HsdsAssembler assembler,
            Caller caller,
            Vocabularies codes) {
        this.codes = codes;
        this.organizations = organizations;
        this.services = services;
        this.places = places;
        this.taxonomies = taxonomies;
        this.terms = terms;
        this.assembler = assembler;
        this.caller = caller;
    }

    /** @param openapiUrl the standard's description of this API */
    @Schema(name = "HsdsMeta")
    public record Meta(
            String version,
            String profile,
            @Schema(name = "openapi_url") String openapiUrl) {}

    @GET
    @Operation(operationId = "hsdsMeta", summary = "Get the standard that this API keeps")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Meta.class)))
    public ObjectNode meta() {
        return HsdsText.object()
                .put("version", "3.1.1")
                .put("profile", "https://docs.openreferral.org/en/v3.1.1/hsds/")
                .put(
                        "openapi_url",
                        "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/openapi.json");
    }

    @GET
    @Path("/services/{id}")
    @Transactional
    @Operation(operationId = "hsdsService", summary = "Get a service with everything")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode service(@PathParam("id") UUID id) {
        return assembler
                .services(List.of(services.visible(HsdsVisible.services(), id)), true, caller.language())
                .get(0);
    }

    @GET
    @Path("/organizations/{id}")
    @Transactional
    @Operation(operationId = "hsdsOrganization", summary = "Get an organization with everything")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode organization(@PathParam("id") UUID id, @QueryParam("full_service") boolean fullService) {
        return assembler
                .organizations(
                        List.of(organizations.visible(Filter.of(Organization.class), id)),
                        true,
                        true,
                        fullService,
                        caller.language())
                .get(0);
    }

    @GET
    @Path("/service_at_locations/{id}")
    @Transactional
    @Operation(operationId = "hsdsPlace", summary = "Get a service at a place, with everything")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode place(@PathParam("id") UUID id) {
        return assembler
                .places(List.of(places.visible(HsdsVisible.places(), id)), true, caller.language())
                .get(0);
    }

    @GET
    @Path("/taxonomies/{id}")
    @Transactional
    @Operation(operationId = "hsdsTaxonomy", summary = "Get a taxonomy")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode taxonomy(@PathParam("id") UUID id) {
        return new HsdsRecords(caller.language(), codes::find)
                .taxonomy(taxonomies.visible(Filter.of(Taxonomy.class), id));
    }

    @GET
    @Path("/taxonomy_terms/{id}")
    @Transactional
    @Operation(operationId = "hsdsTaxonomyTerm", summary = "Get a term of a taxonomy")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public ObjectNode taxonomyTerm(@PathParam("id") UUID id) {
        return new HsdsRecords(caller.language(), codes::find).term(terms.visible(Filter.of(TaxonomyTerm.class), id));
    }
}
