package org.wasl.referral.providerlink;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.MailConfig;
import org.wasl.referral.PublicAddress;
import org.wasl.referral.page.WebPage;
import org.wasl.referral.referral.Referrals;

/** Sends the mails, outside of every request and as often as it takes; sends another to those who were sent a link and wait too long, or are asked to agree to a cancellation. No mail has a word about a person. */
@ApplicationScoped
class LinkMail {
    private static final Logger LOG = Logger.getLogger(LinkMail.class);
    private static final int MOST_ATTEMPTS = 20;

    private final ProviderLinks links;
    private final ProviderLinkService linkService;
    private final Referrals referrals;
    private final ReactiveMailer mailer;
    private final Sealer sealer;
    private final Clock clock;
    private final PublicAddress address;
    private final Duration timeout;

    @Inject
    LinkMail(
            ProviderLinks links,
            ProviderLinkService linkService,
            Referrals referrals,
            ReactiveMailer mailer,
            Sealer sealer,
            Clock clock,
            PublicAddress address,
            MailConfig config) {
        this.links = links;
        this.linkService = linkService;
        this.referrals = referrals;
        this.mailer = mailer;
        this.sealer = sealer;
        this.clock = clock;
        this.address = address;
        this.timeout = config.timeout();
    }

    @Scheduled(every = "${wasl.mail.every:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        if (linkService.mails()) {
            QuarkusTransaction.requiringNew()
                    .call(() -> links.toMail(clock.instant()))
                    .forEach(this::send);
        }
    }

    /** The row is locked while it is sent: of two instances one sends. */
    private void send(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            ProviderLink link = links.lockedUnlessTaken(id);
            if (link == null || !link.waitsForMail()) {
                return;
            }
            if (!linkService.opens(link)) {
                link.dropMail(clock);
                return;
            }
            try {
                mailer.send(mail(link)).await().atMost(timeout);
                link.mailed(clock);
            } catch (RuntimeException away) {
                boolean again = link.notMailed(MOST_ATTEMPTS, clock);
                LOG.warnf(
                        "A mail could not be sent (%s); %s",
                        away.getClass().getSimpleName(), again ? "it waits" : "it is given up");
            }
        });
    }

    private Mail mail(ProviderLink link) {
        String url = address.of("/provider/" + link.toMail(sealer).text());
        String until = WebPage.time(link.expiresAt());
        return Mail.withText(
                link.address(), "وصل: إحالة بانتظاركم · Wasl: a referral waits for you", """
                إحالة بانتظار مؤسستكم.
                افتحوها من هنا: %1$s
                يفتح الرابط مرة واحدة، حتى %2$s بتوقيت عمّان. لا تُعيدوا إرسال هذه الرسالة.

                A referral waits for your organization.
                Open it here: %1$s
                The link opens once, until %2$s, time of Amman. Do not forward this message.
                """.formatted(url, until));
    }

    @Scheduled(every = "${wasl.mail.remind-every:10m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remind() {
        if (!linkService.mails()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .call(() -> links.toRemind(clock.instant().minus(Duration.ofDays(1))))
                .forEach(id -> {
                    try {
                        QuarkusTransaction.requiringNew().run(() -> linkService.to(referrals.findById(id)));
                    } catch (Problem notNow) {
                        LOG.debugf("No reminder for %s", id);
                    }
                });
    }
}
