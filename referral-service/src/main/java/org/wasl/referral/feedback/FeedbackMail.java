package org.wasl.referral.feedback;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.config.PublicAddress;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.mail.MailConfig;
import org.wasl.platform.mail.MailQueue;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.disclosure.Registry;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.Referrals;

/** Sends codes to the persons themselves, outside of every request. The mail says nothing of who is written to, or for what. */
@ApplicationScoped
class FeedbackMail implements MailQueue.Delivery<FeedbackInvitation> {
    private static final Logger LOG = Logger.getLogger(FeedbackMail.class);

    private final FeedbackInvitations invitations;
    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final Registry registry;
    private final ReactiveMailer mailer;
    private final Sealer sealer;
    private final Clock clock;
    private final boolean enabled;
    private final MailQueue mailQueue;
    private final PublicAddress address;

    @Inject
    FeedbackMail(
            FeedbackInvitations invitations,
            Referrals referrals,
            ReferralPresenter presenter,
            Registry registry,
            ReactiveMailer mailer,
            Sealer sealer,
            Clock clock,
            MailConfig mail,
            MailQueue mailQueue,
            PublicAddress address) {
        this.invitations = invitations;
        this.referrals = referrals;
        this.presenter = presenter;
        this.registry = registry;
        this.mailer = mailer;
        this.sealer = sealer;
        this.clock = clock;
        this.enabled = mail.enabled();
        this.mailQueue = mailQueue;
        this.address = address;
    }

    /** Where the registry says now that the person may be written to. Outside of a transaction. */
    List<String> usableNow(PersonId person) {
        if (!enabled) {
            throw new Problem(ReferralProblem.MAIL_NOT_CONFIGURED);
        }
        return registry.usableNow(person, ContactPointKind.EMAIL);
    }

    /**
     * The mail goes out when the transaction is done.
     *
     * @param usable where the registry says now that the person may be written to
     */
    FeedbackInvitation to(Referral referral, FeedbackCode code, List<String> usable) {
        String email = presenter.agreedEmails(referral).stream()
                .filter(agreed -> usable.stream().anyMatch(agreed::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(() -> new Problem(ReferralProblem.NO_SAFE_ADDRESS));
        return FeedbackInvitation.mailed(referral, code, email, sealer, clock);
    }

    @Scheduled(every = "${wasl.mail.every:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        if (enabled) {
            mailQueue.deliver(
                    QuarkusTransaction.requiringNew().call(() -> invitations.toMail(clock.instant())),
                    invitations,
                    this);
        }
    }

    @Override
    public Optional<Uni<Void>> send(FeedbackInvitation invitation) {
        if (!invitation.waitsForMail()) {
            return Optional.empty();
        }
        Referral referral = referrals.findById(invitation.referral());
        if (!invitation.mayBeMailed(presenter.agreedEmails(referral), sealer, clock)) {
            invitation.dropMail(clock);
            LOG.warn("A mail to a person is given up: its address may not be used any more, or it waited too long");
            return Optional.empty();
        }
        return Optional.of(mailer.send(mail(invitation)));
    }

    @Override
    public void sent(FeedbackInvitation invitation) {
        invitation.mailed(clock);
    }

    @Override
    public void notSent(FeedbackInvitation invitation) {
        invitation.notMailed(clock);
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
