package org.wasl.referral.feedback;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Answers;
import org.wasl.platform.conditional.Head;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralSteps;
import org.wasl.referral.referral.Referrals;

/** Codes for the person herself: what she says does not pass through anybody's hands. */
@Path("/v1/referrals/{id}/feedback-invitations")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class FeedbackInvitationResource {
    private static final int MOST_A_DAY = 5;

    private final Referrals referrals;
    private final ReferralSteps steps;
    private final FeedbackInvitations invitations;
    private final Idempotency idempotency;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;
    private final String address;

    @Inject
    FeedbackInvitationResource(
            Referrals referrals,
            ReferralSteps steps,
            FeedbackInvitations invitations,
            Idempotency idempotency,
            Journal journal,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "wasl.public-url") String address) {
        this.referrals = referrals;
        this.steps = steps;
        this.invitations = invitations;
        this.idempotency = idempotency;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
        this.address = address;
    }

    /**
     * @param code shown this once
     * @param url the page with the code filled in, for a message or a printed square
     */
    @Schema(name = "FeedbackInvitation")
    public record Invitation(
            @JsonUnwrapped Head head,
            @Schema(examples = "K7QM-2X9P-WD4T") String code,
            String url,
            Instant expiresAt) implements View {}

    @POST
    @Operation(
            operationId = "inviteFeedback",
            summary = "A code for the person, with which she says herself what became of it",
            description =
                    "Once the referral is completed or failed, and while nothing was said of it. Give it to her as it is safe"
                            + " for her: the page that takes it names neither her nor the service. It is good for thirty days and"
                            + " once. Where she says otherwise than the recipient, her caseworker is told.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Invitation.class)))
    public Response invite(@PathParam("id") ReferralId id) {
        return idempotency.once(Map.of(), Replay.whileAccessIs(() -> steps.accessNow(id)), () -> {
            Referral referral = referrals.get(id, caller);
            steps.requireAwaitsFeedback(referral);
            if (invitations.since(id, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
                throw new Problem(ReferralProblem.TOO_MANY_LINKS);
            }
            FeedbackCode code = FeedbackCode.fresh();
            FeedbackInvitation made = new FeedbackInvitation(referral, code, clock);
            invitations.persist(made);
            journal.act("referral.feedback-invited", referral.rawId(), List.of("invitation:" + made.rawId()));
            return Answers.created(
                    "/v1/referrals/" + id + "/feedback-invitations",
                    new Invitation(
                            Head.of(made), code.spelled(), address + "/feedback/" + code.spelled(), made.expiresAt()));
        });
    }
}
