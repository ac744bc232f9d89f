package org.wasl.referral.providerlink;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.platform.config.PublicAddress;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.mail.MailQueue;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.page.WebPage;
import org.wasl.referral.referral.Referrals;

/** Sends the mails, outside of every request and as often as it takes; sends another to those who were sent a link and wait too long, or are asked to agree to a cancellation. No mail has a word about a person. */
@ApplicationScoped
class LinkMail implements MailQueue.Delivery<ProviderLink> {
    private static final Logger LOG = Logger.getLogger(LinkMail.class);
    private static final int MOST_ATTEMPTS = 20;
    private static final int AT_ONCE = 200;
    /** Before all ids. */
    private static final UUID FIRST = new UUID(0, 0);

    private final ProviderLinks links;
    private final ProviderLinkService linkService;
    private final Referrals referrals;
    private final ReactiveMailer mailer;
    private final Sealer sealer;
    private final Clock clock;
    private final PublicAddress address;
    private final MailQueue mailQueue;

    @Inject
    LinkMail(
            ProviderLinks links,
            ProviderLinkService linkService,
            Referrals referrals,
            ReactiveMailer mailer,
            Sealer sealer,
            Clock clock,
            PublicAddress address,
            MailQueue mailQueue) {
        this.links = links;
        this.linkService = linkService;
        this.referrals = referrals;
        this.mailer = mailer;
        this.sealer = sealer;
        this.clock = clock;
        this.address = address;
        this.mailQueue = mailQueue;
    }

    @Scheduled(every = "${wasl.mail.every:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        if (linkService.mails()) {
            mailQueue.deliver(QuarkusTransaction.requiringNew().call(() -> links.toMail(clock.instant())), links, this);
        }
    }

    @Override
    public Optional<Uni<Void>> send(ProviderLink link) {
        if (!link.waitsForMail()) {
            return Optional.empty();
        }
        if (!linkService.opens(link)) {
            link.dropMail(clock);
            return Optional.empty();
        }
        return Optional.of(mailer.send(mail(link)));
    }

    @Override
    public void sent(ProviderLink link) {
        link.mailed(clock);
    }

    @Override
    public void notSent(ProviderLink link) {
        if (!link.notMailed(MOST_ATTEMPTS, clock)) {
            LOG.warn("A mail to a provider is given up");
        }
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
        if (linkService.mails()) {
            remindAll(clock.instant().minus(Duration.ofDays(1)), AT_ONCE);
        }
    }

    /** @param atOnce how many are looked up together */
    void remindAll(Instant lately, int atOnce) {
        UUID last = FIRST;
        while (last != null) {
            UUID after = last;
            List<UUID> some = QuarkusTransaction.requiringNew().call(() -> links.toRemind(lately, after, atOnce));
            some.forEach(id -> remind(id, lately));
            last = some.size() < atOnce ? null : some.get(some.size() - 1);
        }
    }

    private void remind(UUID id, Instant lately) {
        try {
            QuarkusTransaction.requiringNew().run(() -> linkService.remind(referrals.findById(id), lately));
        } catch (Problem notNow) {
            LOG.debugf("No reminder for %s", id);
        } catch (RuntimeException failed) {
            // One that always fails keeps none of the others from being reminded.
            LOG.errorf("No reminder for %s (%s)", id, failed.getClass().getSimpleName());
        }
    }
}
