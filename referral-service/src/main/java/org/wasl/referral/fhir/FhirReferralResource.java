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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.Referrals;

/** Referrals for clients of FHIR R4: read only, and no more than the same caller reads under {@code /v1/referrals}. */
@Path("/fhir")
@Tag(name = "FHIR")
@Produces({FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class FhirReferralResource {
    private static final String OF_REQUEST =
            "(e.chain.id = :%1$s and e.chain.onward = false) or (e.id = :%1$s and e.chain.onward = true)";

    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final FhirBundles bundles;
    private final Caller caller;

    @Inject
    FhirReferralResource(Referrals referrals, ReferralPresenter presenter, FhirBundles bundles, Caller caller) {
        this.referrals = referrals;
        this.presenter = presenter;
        this.bundles = bundles;
        this.caller = caller;
    }

    @GET
    @Path("/Task")
    @Transactional
    @Operation(operationId = "fhirSearchTasks", summary = "Search referrals as Task, without what was disclosed")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response tasks(
            @Valid @BeanParam FhirQuery query,
            @QueryParam("status") String status,
            @QueryParam("owner") String owner,
            @QueryParam("requester") String requester,
            @QueryParam("based-on") String request,
            @QueryParam("focus") String focus,
            @QueryParam("identifier") String identifier) {
        Filter<Referral> filter = query.narrow(referrals.visibleTo(caller), "e.id = :only")
                .andIfGiven("e.target.organizationId = :owner", "owner", FhirQuery.id("owner", owner))
                .andIfGiven("e.agencyId = :requester", "requester", FhirQuery.id("requester", requester))
                .andIfGiven(OF_REQUEST.formatted("request"), "request", FhirQuery.id("based-on", request))
                .andIfGiven(OF_REQUEST.formatted("focus"), "focus", FhirQuery.id("focus", focus))
                .andIfGiven(
                        "e.reference = :reference",
                        "reference",
                        identifier == null ? null : identifier.substring(identifier.indexOf('|') + 1))
                .andIfGiven("e.status in (:statuses)", "statuses", statuses(status));
        return bundles.of("Task", referrals, filter, query, rows -> presenter.briefs(rows).stream()
                .map(mapping()::task)
                .toList());
    }

    @GET
    @Path("/Task/{id}")
    @Transactional
    @Operation(operationId = "fhirReadTask", summary = "Read a referral as Task")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response task(@PathParam("id") ReferralId id) {
        return FhirJson.answer(mapping().task(presenter.whole(referrals.get(id, caller))));
    }

    @GET
    @Path("/ServiceRequest")
    @Transactional
    @Operation(
            operationId = "fhirSearchServiceRequests",
            summary = "Search what is asked for, as ServiceRequest: one for all attempts, as the last of them stands")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response requests(@Valid @BeanParam FhirQuery query) {
        Filter<Referral> filter = query.narrow(referrals.visibleTo(caller), OF_REQUEST.formatted("only"))
                .andNoOther(
                        "w.chain.id = e.chain.id and w.chain.onward = false and e.chain.onward = false and w.id > e.id");
        return bundles.of("ServiceRequest", referrals, filter, query, rows -> presenter.briefs(rows).stream()
                .map(mapping()::request)
                .toList());
    }

    @GET
    @Path("/ServiceRequest/{id}")
    @Transactional
    @Operation(
            operationId = "fhirReadServiceRequest",
            summary = "Read what is asked for, as ServiceRequest, with the person as far as disclosed to the caller")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response request(@PathParam("id") UUID id) {
        Filter<Referral> attempts = referrals.visibleTo(caller).and(OF_REQUEST.formatted("request"), "request", id);
        return referrals.first(attempts, "e.id desc", 1).stream()
                .findFirst()
                .map(presenter::whole)
                .map(mapping()::request)
                .map(FhirJson::answer)
                .orElseThrow(Problem::notFound);
    }

    private FhirReferrals mapping() {
        return new FhirReferrals(new Codes(caller.language()));
    }

    /** Ours that stand for one of the standard's; several are parted by commas. */
    private static List<ReferralStatus> statuses(String wanted) {
        if (wanted == null) {
            return null;
        }
        List<String> codes = Arrays.asList(wanted.split(","));
        List<ReferralStatus> found = Arrays.stream(ReferralStatus.values())
                .filter(status -> codes.contains(FhirReferrals.status(status).toCode()))
                .toList();
        if (found.isEmpty()) {
            throw FhirQuery.invalid("status");
        }
        return found;
    }
}
