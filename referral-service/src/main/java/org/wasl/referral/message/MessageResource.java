package org.wasl.referral.message;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.ReferralMessageKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.value.CleanText;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.ReferralReplay;
import org.wasl.referral.referral.ReferralSteps;
import org.wasl.referral.referral.ReferralView;
import org.wasl.referral.referral.Referrals;

/** What the two sides write to each other: freely, or as a question that pauses the decision until it is answered. */
@Path("/v1/referrals/{id}")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class MessageResource {
    private final Referrals referrals;
    private final ReferralSteps steps;
    private final ReferralPresenter presenter;
    private final ReferralMessages messages;
    private final Conversation conversation;
    private final Sealer sealer;
    private final Caller caller;

    @Inject
    MessageResource(
            Referrals referrals,
            ReferralSteps steps,
            ReferralPresenter presenter,
            ReferralMessages messages,
            Conversation conversation,
            Sealer sealer,
            Caller caller) {
        this.referrals = referrals;
        this.steps = steps;
        this.presenter = presenter;
        this.messages = messages;
        this.conversation = conversation;
        this.sealer = sealer;
        this.caller = caller;
    }

    @Schema(name = "ReferralMessageBody")
    public record MessageBody(
            @NotBlank @Size(max = 4000) @CleanText String text) {}

    /** @param text null where your access has ended */
    @Schema(name = "ReferralMessage")
    public record MessageView(
            UUID id,
            ReferralMessageKind kind,
            AgencyId agencyId,
            boolean mine,
            @Schema(nullable = true) String text,
            Set<String> redactions,
            Instant at) {}

    @GET
    @Path("/messages")
    @Transactional
    @Operation(operationId = "listReferralMessages", summary = "List messages, questions and answers, newest first")
    public Page<MessageView> list(@PathParam("id") ReferralId id) {
        Referral referral = referrals.get(id, caller);
        boolean closed = presenter.isClosedTo(referral, presenter.partiesOf(referral));
        List<MessageView> all =
                messages.of(id).stream().map(m -> view(m, closed)).toList();
        return Page.whole(all);
    }

    @POST
    @Path("/messages")
    @Once(ReferralReplay.WhileAsOpen.class)
    @Created
    @Operation(operationId = "writeReferralMessage", summary = "Write to the other side")
    public MessageView write(@PathParam("id") ReferralId id, @Valid @NotNull MessageBody body) {
        steps.executeWithoutVersion(id, Referral::message);
        return view(written(id, ReferralMessageKind.MESSAGE, body), false);
    }

    @POST
    @Path("/request-info")
    @RolesAllowed(Roles.PROVIDER)
    @Once(ReferralReplay.class)
    @Operation(
            operationId = "requestReferralInfo",
            summary = "Ask the requester: the clock of your decision stands still until the answer comes",
            description = "Twice at most.")
    public ReferralView ask(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull MessageBody body) {
        return steps.executeAndShow(id, expected, (r, context) -> {
            written(id, ReferralMessageKind.INFORMATION_REQUEST, body);
            return r.decision().requestInfo(steps.timetable(r), context);
        });
    }

    @POST
    @Path("/provide-info")
    @Once(ReferralReplay.class)
    @Operation(operationId = "provideReferralInfo", summary = "Answer the recipient: the clock of its decision goes on")
    public ReferralView answer(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull MessageBody body) {
        return steps.executeAndShow(id, expected, (r, context) -> {
            written(id, ReferralMessageKind.INFORMATION, body);
            return r.request().provideInfo(context);
        });
    }

    private ReferralMessage written(ReferralId id, ReferralMessageKind kind, MessageBody body) {
        return conversation.written(id, kind, body.text(), caller.actor());
    }

    private MessageView view(ReferralMessage m, boolean closed) {
        return new MessageView(
                m.id(),
                m.kind(),
                m.agency(),
                m.agency().equals(caller.agency()),
                closed ? null : m.text(sealer),
                closed ? Set.of("text") : Set.of(),
                m.at());
    }
}
