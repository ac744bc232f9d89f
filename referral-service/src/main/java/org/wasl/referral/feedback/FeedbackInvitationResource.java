package org.wasl.referral.feedback;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.code.InvitationDelivery;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.config.PublicAddress;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.ReferralReplay;
import org.wasl.referral.referral.ReferralSteps;
import org.wasl.referral.referral.Referrals;

/** Codes for the person: what they say with one does not pass through anybody's hands. */
@Path("/v1/referrals/{id}/feedback-invitations")
@Tag(name = "Referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class FeedbackInvitationResource {
    private static final int MOST_A_DAY = 5;

    private final RuleLock locks;
    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final ReferralSteps steps;
    private final FeedbackInvitations invitations;
    private final FeedbackMail mails;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;
    private final PublicAddress address;
    private final Act act;

    @Inject
    FeedbackInvitationResource(
            RuleLock locks,
            Referrals referrals,
            ReferralPresenter presenter,
            ReferralSteps steps,
            FeedbackInvitations invitations,
            FeedbackMail mails,
            Journal journal,
            Caller caller,
            Clock clock,
            PublicAddress address,
            Act act) {
        this.locks = locks;
        this.referrals = referrals;
        this.presenter = presenter;
        this.steps = steps;
        this.invitations = invitations;
        this.mails = mails;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
        this.address = address;
        this.act = act;
    }

    /** @param delivery MAILED goes to the address that the person agreed to with this referral, and nobody of staff sees the code */
    @Schema(name = "FeedbackInvitationBody")
    public record InvitationBody(@NotNull InvitationDelivery delivery) {}

    /**
     * @param code to hand over, shown this once and to nobody else; null where it is mailed
     * @param url the page with the code filled in, for a printed square; null where it is mailed
     * @param shownTo account of whoever was shown the code
     * @param waitsForMail whether sending is still tried
     */
    @Schema(name = "FeedbackInvitation")
    public record Invitation(
            @JsonUnwrapped RecordMetadata metadata,
            InvitationDelivery delivery,

            @Schema(nullable = true, examples = "K7QM-2X9P-WD4T")
            String code,

            @Schema(nullable = true) String url,
            @Schema(nullable = true) String shownTo,
            boolean waitsForMail,
            @Schema(nullable = true) Instant mailedAt,
            Instant expiresAt,
            @Schema(nullable = true) Instant usedAt)
            implements View {
        static Invitation of(FeedbackInvitation made, String code, String url) {
            return new Invitation(
                    RecordMetadata.of(made),
                    made.delivery(),
                    code,
                    url,
                    made.shownTo(),
                    made.waitsForMail(),
                    made.mailedAt(),
                    made.expiresAt(),
                    made.usedAt());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listFeedbackInvitations",
            summary = "List the codes that were made for the person, newest first, without the codes",
            description = "For the desk that the referral comes from: how each went to the person, and who saw it.")
    public Page<Invitation> list(@PathParam("id") ReferralId id) {
        List<Invitation> all = invitations.of(ofOwnDesk(id).id()).stream()
                .map(made -> Invitation.of(made, null, null))
                .toList();
        return Page.whole(all);
    }

    @POST
    @Once(value = ReferralReplay.WhileAsOpen.class, asksFirst = true)
    @Created
    @Operation(
            operationId = "inviteFeedback",
            summary = "Make a code for the person, with which they say themselves what became of it",
            description =
                    "Once the referral is completed or failed, and while nothing was said of it; for the desk that it comes"
                            + " from: who works on its case or supervises it; without a case who drafted it, and supervisors. MAILED sends it to the address that the person agreed to with this referral,"
                            + " where the registry still tells you that address, and not as unsafe or OLD: it is asked each time, as you (409 no-safe-address, 409"
                            + " mail-not-configured; 503 where it gives no answer: nothing is mailed, and a code can be handed over)."
                            + " A mail that could not go within two minutes is given up: waitsForMail is false and mailedAt null. HANDED_OVER shows it once, to give it to the person as it is safe; who saw"
                            + " it is kept with the answer that comes by it. A new code ends the earlier ones that were not used."
                            + " The page that takes it names neither the person nor the"
                            + " service. It is good for thirty days and once.")
    public Invitation invite(@PathParam("id") ReferralId id, @Valid @NotNull InvitationBody body) {
        PersonId person = QuarkusTransaction.requiringNew()
                .call(() -> awaitingFeedback(id).subject());
        List<String> usable = body.delivery() == InvitationDelivery.MAILED ? mails.usableNow(person) : List.of();
        return act.commit(() -> invited(awaitingFeedback(id), body, usable));
    }

    private Referral awaitingFeedback(ReferralId id) {
        Referral referral = ofOwnDesk(id);
        steps.requireAwaitsFeedback(referral);
        return referral;
    }

    /** @param usable addresses, where it is mailed */
    private Invitation invited(Referral referral, InvitationBody body, List<String> usable) {
        ReferralId id = referral.id();
        locks.take("feedback-invitations", id);
        if (invitations.since(id, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            throw new Problem(ReferralProblem.TOO_MANY_LINKS);
        }
        FeedbackCode code = FeedbackCode.fresh();
        FeedbackInvitation made =
                switch (body.delivery()) {
                    case HANDED_OVER -> FeedbackInvitation.handedOver(referral, code, caller.subject(), clock);
                    case MAILED -> mails.to(referral, code, usable);
                };
        invitations.unused(id, clock.instant()).forEach(earlier -> earlier.end(clock));
        invitations.persist(made);
        journal.act(
                "referral.feedback-invited",
                referral.rawId(),
                List.of("invitation:" + made.rawId(), "delivery:" + made.delivery()));
        boolean shown = made.shownTo() != null;
        return Invitation.of(
                made, shown ? code.spelled() : null, shown ? address.of("/feedback/" + code.spelled()) : null);
    }

    /** A caseworker of another desk gets no code for this person, also where they may know of the referral. */
    private Referral ofOwnDesk(ReferralId id) {
        Referral referral = referrals.get(id, caller);
        if (!presenter.isOfRequestingTeam(referral)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        return referral;
    }
}
