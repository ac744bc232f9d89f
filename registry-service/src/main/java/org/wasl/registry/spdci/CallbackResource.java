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
import org.wasl.platform.caller.Roles;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.problem.SpdciResponse;
import org.wasl.registry.spdci.inbox.Callbacks;
import org.wasl.registry.spdci.inbox.ReceivedMessages;
import org.wasl.registry.spdci.message.Action;
import org.wasl.registry.spdci.message.SpdciJson;

/** Where other registries answer an agency that asked them, and tell it of events. What they say waits under {@code /v1/spdci-messages}. */
@Path("/spdci/v1.0.0/registry")
@Tag(name = "SPDCI")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DATA_INTEGRATOR, Roles.REGISTRAR})
public class CallbackResource {
    private final ReceivedMessages messages;
    private final SpdciJson json;

    @Inject
    CallbackResource(ReceivedMessages messages, SpdciJson json) {
        this.messages = messages;
        this.json = json;
    }

    @POST
    @Path("/on-search")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(operationId = "spdciOnSearch", summary = "Receive what another registry answers to a search")
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.OnSearch.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SpdciResponse.class)))
    public String onSearch(byte[] body) {
        return kept(body, Action.ON_SEARCH, Callbacks.OnSearch.class);
    }

    @POST
    @Path("/on-subscribe")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(operationId = "spdciOnSubscribe", summary = "Receive what another registry answers to a subscription")
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.OnSubscribe.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SpdciResponse.class)))
    public String onSubscribe(byte[] body) {
        return kept(body, Action.ON_SUBSCRIBE, Callbacks.OnSubscribe.class);
    }

    @POST
    @Path("/on-unsubscribe")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(operationId = "spdciOnUnsubscribe", summary = "Receive the end of subscriptions from another registry")
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.OnUnsubscribe.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SpdciResponse.class)))
    public String onUnsubscribe(byte[] body) {
        return kept(body, Action.ON_UNSUBSCRIBE, Callbacks.OnUnsubscribe.class);
    }

    @POST
    @Path("/txn/on-status")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(operationId = "spdciOnStatus", summary = "Receive what became of a request from another registry")
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.OnStatus.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SpdciResponse.class)))
    public String onStatus(byte[] body) {
        return kept(body, Action.TXN_ON_STATUS, Callbacks.OnStatus.class);
    }

    @POST
    @Path("/notify")
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Extension(name = OpenApiConventions.REFUSES_WITH, value = "SpdciResponse")
    @Operation(operationId = "spdciNotify", summary = "Receive an event from another registry")
    @RequestBody(content = @Content(schema = @Schema(implementation = Messages.Notify.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SpdciResponse.class)))
    public String notify(byte[] body) {
        return kept(body, Action.NOTIFY, Callbacks.Notify.class);
    }

    private String kept(byte[] body, Action action, Class<?> kind) {
        return json.text(messages.keep(body, action, kind));
    }
}
