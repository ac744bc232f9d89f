package org.wasl.registry.spdci.sender;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** Who takes part in the exchange by SPDCI, as the administrator registers them. */
@Path("/v1/spdci-senders")
@Tag(name = "SPDCI")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class SenderResource {
    private final Senders senders;
    private final KnownOrganizations organizations;
    private final Pages pages;
    private final Caller caller;
    private final Clock clock;

    @Inject
    SenderResource(Senders senders, KnownOrganizations organizations, Pages pages, Caller caller, Clock clock) {
        this.senders = senders;
        this.organizations = organizations;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "SpdciSender")
    public record SenderView(
            @JsonUnwrapped RecordMetadata metadata,
            String senderId,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String keys,
            List<URI> callbacks,
            boolean signatureRequired,
            boolean active,
            List<String> allowedActions)
            implements View {
        static SenderView of(Sender sender) {
            return new SenderView(
                    RecordMetadata.of(sender),
                    sender.name(),
                    sender.keys(),
                    sender.callbacks(),
                    sender.mustSign(),
                    sender.active(),
                    List.of("change"));
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listSpdciSenders",
            summary = "List the systems that take part in the exchange",
            description = "All of them; for an administrator who belongs to an agency those of that agency.")
    public Page<SenderView> list(@Valid @BeanParam PageRequest page) {
        return pages.of(senders.visibleTo(caller), page, SenderView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getSpdciSender", summary = "Get a system that takes part in the exchange")
    public SenderView get(@PathParam("id") UUID id) {
        return SenderView.of(senders.get(id, caller));
    }

    @POST
    @Once(Replay.Verbatim.class)
    @Created(at = "/v1/spdci-senders")
    @Operation(
            operationId = "registerSpdciSender",
            summary = "Register a system that takes part in the exchange",
            description = "An administrator who belongs to an agency registers systems of that agency alone.")
    public SenderView register(@Valid @NotNull SenderBody body) {
        body.check();
        Senders.requireAdministered(body.agencyId(), caller);
        organizations.requireOpenOrganization(body.agencyId(), "/agencyId");
        Sender sender = new Sender(body.toTerms(), clock);
        senders.persist(sender);
        senders.flush();
        return SenderView.of(sender);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "changeSpdciSender",
            summary = "Change its keys and addresses, or shut it out",
            description = "Keys change by naming the old and the new one for a while, then the new one.")
    public SenderView change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull SenderBody body) {
        body.check();
        Sender sender = senders.get(id, caller, expected);
        sender.change(body.toTerms(), clock);
        senders.flush();
        return SenderView.of(sender);
    }
}
