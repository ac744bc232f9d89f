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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.Referrals;

/** Referrals for clients of FHIR R4: read only, and no more than the same caller reads under {@code /v1/referrals}. */
@Path("/fhir")
@Tag(name = "FHIR")
@Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
@APIResponse(
        responseCode = "200",
        content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
public class FhirReferralResource {
    private final Referrals referrals;
    private final FhirRecords records;
    private final FhirBundles bundles;
    private final FhirJson json;
    private final Caller caller;

    @Inject
    FhirReferralResource(Referrals referrals, FhirRecords records, FhirBundles bundles, FhirJson json, Caller caller) {
        this.referrals = referrals;
        this.records = records;
        this.bundles = bundles;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @Path("/Task")
    @Transactional
    @Operation(operationId = "fhirSearchTasks", summary = "Search referrals as Task, without what was disclosed")
    public RestResponse<String> tasks() {
        return searchTasks(null);
    }

    @POST
    @Path("/Task/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "fhirSearchTasksByForm",
            summary = "Search referrals as Task, without what was disclosed; the parameters in a form")
    public RestResponse<String> searchTasks(MultivaluedMap<String, String> form) {
        return bundles.of(FhirSearches.TASK, form, referrals, referrals.visibleTo(caller), records::tasks);
    }

    @GET
    @Path("/Task/{id}")
    @Transactional
    @Operation(operationId = "fhirReadTask", summary = "Read a referral as Task")
    public RestResponse<String> task(@PathParam("id") ReferralId id) {
        return json.answer(records.task(referrals.get(id, caller)));
    }

    @GET
    @Path("/ServiceRequest")
    @Transactional
    @Operation(
            operationId = "fhirSearchServiceRequests",
            summary = "Search what is asked for, as ServiceRequest: one for all attempts, as the last of them stands")
    public RestResponse<String> requests() {
        return searchRequests(null);
    }

    @POST
    @Path("/ServiceRequest/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "fhirSearchServiceRequestsByForm",
            summary =
                    "Search what is asked for, as ServiceRequest: one for all attempts, as the last of them stands; the parameters in a form")
    public RestResponse<String> searchRequests(MultivaluedMap<String, String> form) {
        return bundles.of(FhirSearches.SERVICE_REQUEST, form, referrals, records.lastAttempts(), records::requests);
    }

    @GET
    @Path("/ServiceRequest/{id}")
    @Transactional
    @Operation(
            operationId = "fhirReadServiceRequest",
            summary = "Read what is asked for, as ServiceRequest, with the person as far as disclosed to the caller")
    public RestResponse<String> request(@PathParam("id") UUID id) {
        return referrals.first(attempts(id), "e.id desc", 1).stream()
                .findFirst()
                .map(records::request)
                .map(json::answer)
                .orElseThrow(Problem::notFound);
    }

    private Filter<Referral> attempts(UUID request) {
        return referrals.visibleTo(caller).and(FhirSearches.OF_REQUEST.formatted(":request"), "request", request);
    }
}
