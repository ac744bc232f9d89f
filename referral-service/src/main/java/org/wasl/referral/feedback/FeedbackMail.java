package org.wasl.referral.feedback;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.MailConfig;
import org.wasl.referral.PublicAddress;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;

/** Sends codes to the persons themselves, outside of every request. The mail says nothing of who is written to, or for what. */
@ApplicationScoped
class FeedbackMail {
    private static final Logger LOG = Logger.getLogger(FeedbackMail.class);
    private static final int MOST_ATTEMPTS = 20;

    private final FeedbackInvitations invitations;
    private final ReferralPresenter presenter;
    private final Mailer mailer;
    private final Sealer sealer;
    private final Clock clock;
    private final boolean enabled;
    private final PublicAddress address;

    @Inject
    FeedbackMail(
            FeedbackInvitations invitations,
            ReferralPresenter presenter,
            Mailer mailer,
            Sealer sealer,
            Clock clock,
            MailConfig mail,
            PublicAddress address) {
        this.invitations = invitations;
        this.presenter = presenter;
        this.mailer = mailer;
        this.sealer = sealer;
        this.clock = clock;
        this.enabled = mail.enabled();
        this.address = address;
    }

    /** The mail goes out when the transaction is done. */
    FeedbackInvitation to(Referral referral, FeedbackCode code) {
        if (!enabled) {
            throw new Problem(ReferralProblem.MAIL_NOT_CONFIGURED);
        }
        String email = presenter.agreedEmail(referral).orElseThrow(() -> new Problem(ReferralProblem.NO_SAFE_ADDRESS));
        return FeedbackInvitation.mailed(referral, code, email, sealer, clock);
    }

    @Scheduled(every = "${wasl.mail.every:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        if (enabled) {
            QuarkusTransaction.requiringNew()
                    .call(() -> invitations.toMail(clock.instant()))
                    .forEach(this::send);
        }
    }

    /** The row is locked while it is sent: of two instances one sends. */
    private void send(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            FeedbackInvitation invitation = invitations.lockedUnlessTaken(id);
            if (invitation == null || !invitation.waitsForMail()) {
                return;
            }
            try {
                mailer.send(mail(invitation));
                invitation.mailed(clock);
            } catch (RuntimeException away) {
                boolean again = invitation.notMailed(MOST_ATTEMPTS, clock);
                LOG.warnf(
                        "A mail could not be sent (%s); %s",
                        away.getClass().getSimpleName(), again ? "it waits" : "it is given up");
            }
        });
    }

    private Mail mail(FeedbackInvitation invitation) {
        String url = address.of("/feedback/" + invitation.codeToMail(sealer));
        return Mail.withText(
                invitation.addressToMail(sealer), "كيف كانت تجربتكم؟ · How did it go?", """
                يمكنكم أن تقولوا رأيكم هنا، مرة واحدة، دون ذكر اسمكم: %1$s

                You can say how it went here, once, without your name: %1$s
                """.formatted(url));
    }
}
