package org.wasl.referral.hsds;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Language;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.referral.directory.Locations;
import org.wasl.referral.directory.Organization;
import org.wasl.referral.directory.Organizations;
import org.wasl.referral.directory.Services;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.directory.Taxonomies;
import org.wasl.referral.directory.Taxonomy;
import org.wasl.referral.directory.TaxonomyTerm;
import org.wasl.referral.directory.TaxonomyTerms;
import org.wasl.referral.directory.WordSearch;

/** Lists of the directory as any client of HSDS 3.1.1 reads them: as pages or, asked for lines, one record in each. Each can be searched by POST as well. */
@Path("/hsds")
@Tag(name = "HSDS")
@Produces({MediaType.APPLICATION_JSON, HsdsLists.LINES})
@APIResponse(
        responseCode = "200",
        content = {
            @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = HsdsListResource.HsdsPage.class)),
            @Content(mediaType = HsdsLists.LINES, schema = @Schema(type = SchemaType.STRING))
        })
@PermitAll
public class HsdsListResource {
    private final Organizations organizations;
    private final Services services;
    private final ServicesAtLocations places;
    private final Taxonomies taxonomies;
    private final TaxonomyTerms terms;
    private final HsdsAssembler assembler;
    private final HsdsLists lists;
    private final Locations locations;
    private final WordSearch words;
    private final HsdsFilters filters;
    private final HsdsBodies bodies;
    private final Caller caller;
    private final Vocabularies codes;

    @Inject
    HsdsListResource(
            Organizations organizations,
            Services services,
            ServicesAtLocations places,
            Taxonomies taxonomies,
            TaxonomyTerms terms,
            HsdsAssembler assembler,
            HsdsLists lists,
            Locations locations,
            WordSearch words,
            HsdsFilters filters,
            HsdsBodies bodies,
            Caller caller,
            Vocabularies codes) {
        this.codes = codes;
        this.organizations = organizations;
        this.services = services;
        this.places = places;
        this.taxonomies = taxonomies;
        this.terms = terms;
        this.assembler = assembler;
        this.lists = lists;
        this.locations = locations;
        this.words = words;
        this.filters = filters;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** The envelope of a list; its records are those of the standard. */
    @Schema(name = "HsdsPage")
    public record HsdsPage(
            @Schema(name = "total_items") long totalItems,
            @Schema(name = "total_pages") long totalPages,
            @Schema(name = "page_number") int pageNumber,
            int size,
            @Schema(name = "first_page") boolean firstPage,
            @Schema(name = "last_page") boolean lastPage,
            boolean empty,
            List<Object> contents) {}

    @GET
    @Path("/services")
    @Operation(operationId = "hsdsListServices", summary = "List services")
    public RestResponse<Object> listServices(@Valid @BeanParam ServiceQuery q) {
        Language language = caller.language();
        return lists.of(
                services,
                () -> HsdsVisible.services(q, words, filters),
                q,
                rows -> q.minimal ? assembler.minimal(rows, language) : assembler.services(rows, q.full, language));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/services")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "hsdsSearchServices",
            summary =
                    "Search services: the same as the list, by POST, with the parameters in the address or in the body")
    public RestResponse<Object> searchServices(
            @Valid @BeanParam ServiceQuery q,
            @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ServiceQuery.class)))
                    JsonNode body) {
        return listServices(bodies.read(body, q));
    }

    @GET
    @Path("/organizations")
    @Operation(operationId = "hsdsListOrganizations", summary = "List organizations")
    public RestResponse<Object> listOrganizations(@Valid @BeanParam OrganizationQuery q) {
        Language language = caller.language();
        return lists.of(
                organizations,
                () -> organizations(q),
                q,
                rows -> assembler.organizations(
                        rows, q.full || q.fullService, q.full || q.fullService, q.fullService, language));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/organizations")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "hsdsSearchOrganizations",
            summary =
                    "Search organizations: the same as the list, by POST, with the parameters in the address or in the body")
    public RestResponse<Object> searchOrganizations(
            @Valid @BeanParam OrganizationQuery q,
            @RequestBody(
                            required = false,
                            content = @Content(schema = @Schema(implementation = OrganizationQuery.class)))
                    JsonNode body) {
        return listOrganizations(bodies.read(body, q));
    }

    @GET
    @Path("/service_at_locations")
    @Operation(operationId = "hsdsListPlaces", summary = "List services at their places")
    public RestResponse<Object> listPlaces(@Valid @BeanParam PlaceQuery q) {
        Language language = caller.language();
        return lists.of(
                places,
                () -> HsdsVisible.places(q, locations, words, filters),
                q,
                rows -> assembler.places(rows, q.full, language));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/service_at_locations")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "hsdsSearchPlaces",
            summary =
                    "Search services at their places: the same as the list, by POST, with the parameters in the address or in the body")
    public RestResponse<Object> searchPlaces(
            @Valid @BeanParam PlaceQuery q,
            @RequestBody(required = false, content = @Content(schema = @Schema(implementation = PlaceQuery.class)))
                    JsonNode body) {
        return listPlaces(bodies.read(body, q));
    }

    @GET
    @Path("/taxonomies")
    @Operation(operationId = "hsdsListTaxonomies", summary = "List taxonomies")
    public RestResponse<Object> listTaxonomies(@Valid @BeanParam HsdsQuery q) {
        HsdsRecords records = new HsdsRecords(caller.language(), codes::find);
        return lists.of(taxonomies, () -> named(Filter.of(Taxonomy.class), q), q, rows -> rows.stream()
                .map(records::taxonomy)
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/taxonomies")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "hsdsSearchTaxonomies",
            summary =
                    "Search taxonomies: the same as the list, by POST, with the parameters in the address or in the body")
    public RestResponse<Object> searchTaxonomies(
            @Valid @BeanParam HsdsQuery q,
            @RequestBody(required = false, content = @Content(schema = @Schema(implementation = HsdsQuery.class)))
                    JsonNode body) {
        return listTaxonomies(bodies.read(body, q));
    }

    @GET
    @Path("/taxonomy_terms")
    @Operation(operationId = "hsdsListTaxonomyTerms", summary = "List terms of the taxonomies")
    public RestResponse<Object> listTaxonomyTerms(@Valid @BeanParam TermQuery q) {
        HsdsRecords records = new HsdsRecords(caller.language(), codes::find);
        return lists.of(terms, () -> terms(q), q, rows -> rows.stream()
                .map(records::term)
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/taxonomy_terms")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "hsdsSearchTaxonomyTerms",
            summary =
                    "Search terms of the taxonomies: the same as the list, by POST, with the parameters in the address or in the body")
    public RestResponse<Object> searchTaxonomyTerms(
            @Valid @BeanParam TermQuery q,
            @RequestBody(required = false, content = @Content(schema = @Schema(implementation = TermQuery.class)))
                    JsonNode body) {
        return listTaxonomyTerms(bodies.read(body, q));
    }

    private Filter<Organization> organizations(OrganizationQuery q) {
        Filter<Organization> filter = named(Filter.of(Organization.class), q);
        String offered = "exists (select 1 from Service s where s.agencyId = e.id and s.sensitive = false and ";
        filter.andIfGiven(offered + ":term member of s.terms)", "term", HsdsQuery.id(q.taxonomyTermId));
        return filter.andIfGiven(
                offered
                        + "exists (select 1 from TaxonomyTerm t where t.taxonomy.id = :taxonomy and t.id member of s.terms))",
                "taxonomy",
                HsdsQuery.id(q.taxonomyId));
    }

    private static Filter<TaxonomyTerm> terms(TermQuery q) {
        Filter<TaxonomyTerm> filter = named(Filter.of(TaxonomyTerm.class), q)
                .andIfGiven("e.taxonomy.id = :taxonomy", "taxonomy", HsdsQuery.id(q.taxonomyId))
                .andIfGiven("e.parentId = :parent", "parent", HsdsQuery.id(q.parentId));
        return q.topOnly ? filter.and("e.parentId is null") : filter;
    }

    /** Few and short: a look at their names. */
    private static <E> Filter<E> named(Filter<E> filter, HsdsQuery q) {
        if (q.search == null || q.search.isBlank()) {
            return filter;
        }
        String part = q.search.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("([%_!])", "!$1");
        return filter.and(
                "lower(e.name.en) like :part escape '!' or lower(e.name.ar) like :part escape '!'"
                        + " or lower(e.description.en) like :part escape '!' or lower(e.description.ar) like :part escape '!'",
                "part",
                "%" + part + "%");
    }
}
