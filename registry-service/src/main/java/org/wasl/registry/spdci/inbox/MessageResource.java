package org.wasl.registry.spdci.inbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** What other registries said to an agency, for its system to fetch. */
@Path("/v1/spdci-messages")
@Tag(name = "SPDCI")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DATA_INTEGRATOR, Roles.REGISTRAR})
public class MessageResource {
    private final ReceivedMessages messages;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;

    @Inject
    MessageResource(ReceivedMessages messages, Pages pages, Caller caller, Journal journal) {
        this.messages = messages;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
    }

    /** @param message as it came, decrypted; null in lists */
    @Schema(name = "SpdciMessage")
    public record ReceivedMessageView(
            @JsonUnwrapped RecordMetadata metadata,
            String senderId,
            @Schema(examples = "on-search") String action,

            @Schema(nullable = true, type = SchemaType.OBJECT)
            JsonNode message,

            List<String> allowedActions)
            implements View {
        static ReceivedMessageView of(ReceivedMessage received, JsonNode message) {
            return new ReceivedMessageView(
                    RecordMetadata.of(received), received.sender(), received.action(), message, List.of("delete"));
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSpdciMessages",
            summary = "List what other registries said, newest first, without its text")
    public Page<ReceivedMessageView> list(@Valid @BeanParam PageRequest page, @QueryParam("action") String action) {
        return pages.of(messages.visibleTo(caller, action), page, received -> ReceivedMessageView.of(received, null));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getSpdciMessage", summary = "Get what another registry said")
    public ReceivedMessageView get(@PathParam("id") UUID id) {
        ReceivedMessage received = messages.get(id, caller);
        journal.read("spdci-message", Set.of(id), Set.of(FieldGroup.IDENTITY));
        return ReceivedMessageView.of(received, messages.message(received));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "deleteSpdciMessage", summary = "Delete a message that is done with")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        messages.delete(messages.get(id, caller, expected));
    }
}
