package org.wasl.referral.fhir;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.referral.directory.Locations;
import org.wasl.referral.directory.Organizations;
import org.wasl.referral.directory.ServicesAtLocations;

/** The directory for clients of FHIR R4: read only. */
@Path("/fhir")
@Tag(name = "FHIR")
@Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed("**")
@APIResponse(
        responseCode = "200",
        content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
public class FhirDirectoryResource {
    private final Organizations organizations;
    private final Locations locations;
    private final ServicesAtLocations services;
    private final FhirRecords records;
    private final FhirBundles bundles;
    private final FhirJson json;
    private final Caller caller;

    @Inject
    FhirDirectoryResource(
            Organizations organizations,
            Locations locations,
            ServicesAtLocations services,
            FhirRecords records,
            FhirBundles bundles,
            FhirJson json,
            Caller caller) {
        this.organizations = organizations;
        this.locations = locations;
        this.services = services;
        this.records = records;
        this.bundles = bundles;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @Path("/Organization")
    @Transactional
    @Operation(operationId = "fhirSearchOrganizations", summary = "Search organizations")
    public RestResponse<String> organizations() {
        return searchOrganizations(null);
    }

    @POST
    @Path("/Organization/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "fhirSearchOrganizationsByForm",
            summary = "Search organizations; the parameters in a form")
    public RestResponse<String> searchOrganizations(MultivaluedMap<String, String> form) {
        return bundles.of(
                FhirSearches.ORGANIZATION,
                form,
                organizations,
                organizations.visibleTo(caller),
                records::organizations);
    }

    @GET
    @Path("/Organization/{id}")
    @Transactional
    @Operation(operationId = "fhirReadOrganization", summary = "Read an organization")
    public RestResponse<String> organization(@PathParam("id") UUID id) {
        return json.answer(
                records.organizations(List.of(organizations.get(id, caller))).get(0));
    }

    @GET
    @Path("/Location")
    @Transactional
    @Operation(operationId = "fhirSearchLocations", summary = "Search places")
    public RestResponse<String> locations() {
        return searchLocations(null);
    }

    @POST
    @Path("/Location/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(operationId = "fhirSearchLocationsByForm", summary = "Search places; the parameters in a form")
    public RestResponse<String> searchLocations(MultivaluedMap<String, String> form) {
        return bundles.of(FhirSearches.LOCATION, form, locations, locations.visibleTo(caller), records::locations);
    }

    @GET
    @Path("/Location/{id}")
    @Transactional
    @Operation(operationId = "fhirReadLocation", summary = "Read a place")
    public RestResponse<String> location(@PathParam("id") UUID id) {
        return json.answer(records.locations(List.of(locations.get(id, caller))).get(0));
    }

    @GET
    @Path("/HealthcareService")
    @Transactional
    @Operation(
            operationId = "fhirSearchHealthcareServices",
            summary = "Search services at their places: what a referral is addressed to")
    public RestResponse<String> healthcareServices() {
        return searchHealthcareServices(null);
    }

    @POST
    @Path("/HealthcareService/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "fhirSearchHealthcareServicesByForm",
            summary = "Search services at their places: what a referral is addressed to; the parameters in a form")
    public RestResponse<String> searchHealthcareServices(MultivaluedMap<String, String> form) {
        return bundles.of(
                FhirSearches.HEALTHCARE_SERVICE, form, services, services.entriesVisibleTo(caller), records::services);
    }

    @GET
    @Path("/HealthcareService/{id}")
    @Transactional
    @Operation(operationId = "fhirReadHealthcareService", summary = "Read a service at a place")
    public RestResponse<String> healthcareService(@PathParam("id") UUID id) {
        return json.answer(records.services(List.of(services.get(id, caller))).get(0));
    }
}
