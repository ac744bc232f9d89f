package org.wasl.registry.spdci;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.problem.SpdciResponse;
import org.wasl.registry.spdci.message.SpdciJson;

/**
 * The Social Registry of SPDCI 1.0.0, for systems of social protection. Each message is one envelope; asynchronous ones are acknowledged and answered at {@code
 * header.sender_uri}.
 *
 * <p>Source: social_api_v1.0.0.
 */
@Path("/spdci/v1.0.0/registry")
@Tag(name = "SPDCI")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DATA_INTEGRATOR, Roles.REGISTRAR})
public class SpdciResource {
    private static final String CLOSED = "403 where your organization is closed.";

    private final SpdciService service;
    private final SpdciJson json;
    private final Caller caller;

    @Inject
    SpdciResource(SpdciService service, SpdciJson json, Caller caller) {
        this.service = service;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @Path("/sync/search")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(
            operationId = "spdciSearchNow",
            summary = "Search, answered at once",
            description =
                    "By number (`idtype-value`: UIN, BRN, our own systems, or a scheme of your own ids), by `expression` or by `predicate`. Only records that your agency"
                            + " holds or may read by consent; of others it is not told that they exist. Parts that are not open are left out and named in"
                            + " `additional_attributes` as `redactions`. One search compares at most 250 values; the pages of one message have at most 5000"
                            + " records together. " + CLOSED)
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.Search.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Messages.OnSearch.class)))
    public String searchNow(byte[] body) {
        return json.text(service.searchNow(body, caller.purpose()));
    }

    @POST
    @Path("/search")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(
            operationId = "spdciSearch",
            summary = "Search, answered at `sender_uri` with on-search",
            description =
                    "The answer is not sent any more once your organization is closed, your sender not active, or the record of a person in it erased or"
                            + " closed. " + CLOSED)
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.Search.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SpdciResponse.class)))
    public String search(byte[] body) {
        return json.text(service.searchLater(body, caller.purpose()));
    }

    @POST
    @Path("/subscribe")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(
            operationId = "spdciSubscribe",
            summary = "Subscribe to what happens to a person",
            description =
                    "REGISTER and NewHouseHoldMember as in the standard; UPDATE, CONSENT_WITHDRAWN, MERGED and UNMERGED besides. Events go to the neighbour of"
                            + " `sender_uri`, with `notify` in the place of `on-subscribe`. The same wish again is answered with the code that it has. At most 200 subscriptions of a sender stand at once. "
                            + CLOSED)
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.Subscribe.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SpdciResponse.class)))
    public String subscribe(byte[] body) {
        return json.text(service.subscribe(body, caller.purpose()));
    }

    @POST
    @Path("/unsubscribe")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(operationId = "spdciUnsubscribe", summary = "End subscriptions")
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.EndSubscription.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SpdciResponse.class)))
    public String unsubscribe(byte[] body) {
        return json.text(service.unsubscribe(body));
    }

    @POST
    @Path("/txn/status")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(
            operationId = "spdciStatus",
            summary = "Ask what became of a request, answered at `sender_uri` with txn-on-status")
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.Status.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SpdciResponse.class)))
    public String status(byte[] body) {
        return json.text(service.statusLater(body));
    }

    @POST
    @Path("/sync/txn/status")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(
            operationId = "spdciStatusNow",
            summary = "Ask what became of a request, answered at once",
            description =
                    "Of messages that are answered later, for seven days, and without the records: those are asked for anew.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.Status.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Messages.OnStatus.class)))
    public String statusNow(byte[] body) {
        return json.text(service.statusNow(body));
    }
}
