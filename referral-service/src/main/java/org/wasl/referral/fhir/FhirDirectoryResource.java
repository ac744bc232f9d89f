package org.wasl.referral.fhir;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ServiceType;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.directory.Location;
import org.wasl.referral.directory.Locations;
import org.wasl.referral.directory.Organization;
import org.wasl.referral.directory.Organizations;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServiceSearchRow;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.directory.WordSearch;

/** The directory for clients of FHIR R4: read only. */
@Path("/fhir")
@Tag(name = "FHIR")
@Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed("**")
public class FhirDirectoryResource {
    private static final String BY_ID = "e.id = :only";

    private final Organizations organizations;
    private final Locations locations;
    private final ServicesAtLocations services;
    private final CapacityReservations reservations;
    private final WordSearch words;
    private final FhirBundles bundles;
    private final Caller caller;

    @Inject
    FhirDirectoryResource(
            Organizations organizations,
            Locations locations,
            ServicesAtLocations services,
            CapacityReservations reservations,
            WordSearch words,
            FhirBundles bundles,
            Caller caller) {
        this.organizations = organizations;
        this.locations = locations;
        this.services = services;
        this.reservations = reservations;
        this.words = words;
        this.bundles = bundles;
        this.caller = caller;
    }

    @GET
    @Path("/Organization")
    @Transactional
    @Operation(operationId = "fhirSearchOrganizations", summary = "Search organizations")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response organizations(@Valid @BeanParam FhirQuery query, @QueryParam("name") String name) {
        Filter<Organization> filter = query.narrow(organizations.visibleTo(caller), BY_ID);
        return bundles.of("Organization", organizations, named(filter, name), query, rows -> rows.stream()
                .map(directory()::organization)
                .toList());
    }

    @GET
    @Path("/Organization/{id}")
    @Transactional
    @Operation(operationId = "fhirReadOrganization", summary = "Read an organization")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response organization(@PathParam("id") UUID id) {
        return FhirJson.answer(directory().organization(organizations.get(id, caller)));
    }

    @GET
    @Path("/Location")
    @Transactional
    @Operation(operationId = "fhirSearchLocations", summary = "Search places")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response locations(
            @Valid @BeanParam FhirQuery query,
            @QueryParam("name") String name,
            @QueryParam("address-state") String governorate,
            @QueryParam("organization") String organization) {
        Filter<Location> filter = query.narrow(locations.visibleTo(caller), BY_ID)
                .andIfGiven("e.governorate = :governorate", "governorate", governorate)
                .andIfGiven("e.agencyId = :owner", "owner", FhirQuery.id("organization", organization));
        return bundles.of("Location", locations, named(filter, name), query, rows -> rows.stream()
                .map(directory()::location)
                .toList());
    }

    @GET
    @Path("/Location/{id}")
    @Transactional
    @Operation(operationId = "fhirReadLocation", summary = "Read a place")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response location(@PathParam("id") UUID id) {
        return FhirJson.answer(directory().location(locations.get(id, caller)));
    }

    @GET
    @Path("/HealthcareService")
    @Transactional
    @Operation(
            operationId = "fhirSearchHealthcareServices",
            summary = "Search services at their places: what a referral is addressed to")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response healthcareServices(
            @Valid @BeanParam FhirQuery query,
            @QueryParam("name") String name,
            @QueryParam("service-category") String category,
            @QueryParam("location") String location,
            @QueryParam("organization") String organization,
            @QueryParam("active") Boolean active) {
        Filter<ServiceSearchRow> filter = query.narrow(services.entriesVisibleTo(caller), BY_ID)
                .andIfGiven("e.serviceType = :category", "category", type(category))
                .andIfGiven("e.locationId = :location", "location", FhirQuery.id("location", location))
                .andIfGiven("e.agencyId = :owner", "owner", FhirQuery.id("organization", organization))
                .andIfGiven("e.active = :active", "active", active);
        if (name != null && !name.isBlank()) {
            words.narrow(filter, name);
        }
        return bundles.of("HealthcareService", services, filter, query, this::shown);
    }

    @GET
    @Path("/HealthcareService/{id}")
    @Transactional
    @Operation(operationId = "fhirReadHealthcareService", summary = "Read a service at a place")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response healthcareService(@PathParam("id") UUID id) {
        return FhirJson.answer(shown(List.of(services.get(id, caller))).get(0));
    }

    private List<org.hl7.fhir.r4.model.HealthcareService> shown(List<ServiceAtLocation> rows) {
        FhirDirectory directory = directory();
        Map<UUID, Integer> free = reservations.freePlaces(
                rows.stream().map(ServiceAtLocation::rawId).toList());
        return rows.stream()
                .map(row -> directory.healthcareService(row, free.get(row.rawId())))
                .toList();
    }

    private FhirDirectory directory() {
        return new FhirDirectory(new Codes(caller.language()));
    }

    /** A code, with its system before it or not. */
    private static ServiceType type(String token) {
        try {
            return token == null ? null : ServiceType.valueOf(token.substring(token.indexOf('|') + 1));
        } catch (IllegalArgumentException unknown) {
            throw FhirQuery.invalid("service-category");
        }
    }

    /** As FHIR searches strings: names that begin so, in either language, whatever the case. */
    private static <E> Filter<E> named(Filter<E> filter, String name) {
        return filter.andIfGiven(
                "lower(e.name.en) like :name escape '!' or lower(e.name.ar) like :name escape '!'",
                "name",
                name == null
                        ? null
                        : name.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("([%_!])", "!$1") + "%");
    }
}
