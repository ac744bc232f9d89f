package org.wasl.referral.sending;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.ReferralReplay;
import org.wasl.referral.referral.ReferralView;

/** Sends a referral to its recipient, on the person's consent or on another legal basis. */
@Path("/v1/referrals/{id}")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR, Roles.PROVIDER})
public class SendResource {
    private final SendReferral command;
    private final ReferralPresenter presenter;
    private final Act act;

    @Inject
    SendResource(SendReferral command, ReferralPresenter presenter, Act act) {
        this.command = command;
        this.presenter = presenter;
        this.act = act;
    }

    @POST
    @Path("/send")
    @Once(value = ReferralReplay.class, asksFirst = true)
    @Operation(
            operationId = "sendReferral",
            summary = "Send it: asks the registry for consent and discloses the summary",
            description =
                    "403 work-with-person-required where you neither registered the person nor work on a running case, and, of a"
                            + " referral onward, where the one that you received is not under way; 409 consent-required where the person allowed nothing for this recipient; 409 person-is-restricted where the record is only kept; 409 possible-duplicate where"
                            + " an open referral asks for the same; 409 not-eligible where the service is not for the"
                            + " person; 409 no-free-place where the recipient counts its places; 409 recipient-full where it"
                            + " takes no more now; 409 fields-required where it must know more than the consent opens;"
                            + " 409 recipient-names-nobody where the service is sensitive and nobody there would know of it;"
                            + " 503 where the registry gives no answer: nothing is disclosed and the same request may be sent"
                            + " again.")
    public ReferralView send(
            @PathParam("id") ReferralId id, @HeaderParam("If-Match") IfMatch expected, @BeanParam SendOptions options) {
        return sent(id, expected, options, LegalGround.CONSENT);
    }

    @POST
    @Path("/send-without-consent")
    @RolesAllowed(Roles.SUPERVISOR)
    @Once(value = ReferralReplay.class, asksFirst = true)
    @Operation(
            operationId = "sendReferralWithoutConsent",
            summary = "Send it on another legal basis, where the person cannot be asked",
            description =
                    "As sending it, for supervisors, with the reason. Where there is a consent it goes on that. Identity,"
                            + " contact, location and needs are opened, and the recipient is told that the person was not asked.")
    public ReferralView sendWithoutConsent(
            @PathParam("id") ReferralId id,
            @HeaderParam("If-Match") IfMatch expected,
            @BeanParam SendOptions options,
            @Valid @NotNull LegalGround ground) {
        if (ground.legalBasis() == LegalBasis.CONSENT) {
            throw Problem.invalidField("/legalBasis", "invalid");
        }
        return sent(id, expected, options, ground);
    }

    private ReferralView sent(ReferralId id, IfMatch expected, SendOptions options, LegalGround ground) {
        SendReferral.Asked asked = command.askForConsent(id, expected, ground);
        return act.commit(() -> presenter.whole(command.send(id, expected, options, ground, asked)));
    }
}
