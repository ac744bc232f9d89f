package org.wasl.monitoring.subscription;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.wasl.monitoring.action.Holidays;
import org.wasl.monitoring.fact.Publications;
import org.wasl.monitoring.opendata.OpenFigureLines;
import org.wasl.platform.mail.MailConfig;
import org.wasl.platform.mail.MailQueue;
import org.wasl.platform.value.JordanTime;

/** Writes to subscribers on the first working day on which the figures of their period are published. Made at the start, so that its metrics are there before the first mail. */
@Startup
@ApplicationScoped
class ReportMailJob {
    /** More wait for the next time. */
    private static final int MOST_AT_ONCE = 1000;

    private final ReportSubscriptions subscriptions;
    private final ReportMail mails;
    private final ReportMailSettings settings;
    private final OpenFigureLines openFigures;
    private final ReactiveMailer mailer;
    private final Publications publications;
    private final Holidays holidays;
    private final MailConfig config;
    private final MailQueue mailQueue;
    private final Clock clock;

    @Inject
    ReportMailJob(
            ReportSubscriptions subscriptions,
            ReportMail mails,
            ReportMailSettings settings,
            OpenFigureLines openFigures,
            ReactiveMailer mailer,
            Publications publications,
            Holidays holidays,
            MailConfig config,
            MailQueue mailQueue,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.mails = mails;
        this.settings = settings;
        this.openFigures = openFigures;
        this.mailer = mailer;
        this.publications = publications;
        this.holidays = holidays;
        this.config = config;
        this.mailQueue = mailQueue;
        this.clock = clock;
    }

    @Scheduled(
            every = "${wasl.mail.every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void send() {
        if (config.enabled()) {
            publications
                    .last()
                    .ifPresent(last -> sendDue(JordanTime.today(clock), JordanTime.dateOf(last.publishedAt())));
        }
    }

    /** @param publishedOn when the facts were published last */
    void sendDue(LocalDate today, LocalDate publishedOn) {
        boolean works =
                QuarkusTransaction.requiringNew().call(() -> holidays.calendar().isWorkday(today));
        if (works) {
            mailQueue.deliver(
                    QuarkusTransaction.requiringNew()
                            .call(() -> subscriptions.due(publishedOn, clock.instant(), MOST_AT_ONCE)),
                    subscriptions,
                    new FiguresOf(publishedOn));
        }
    }

    private final class FiguresOf implements MailQueue.Delivery<ReportSubscription> {
        private final LocalDate publishedOn;

        private FiguresOf(LocalDate publishedOn) {
            this.publishedOn = publishedOn;
        }

        @Override
        public Optional<Uni<Void>> send(ReportSubscription subscription) {
            if (!subscription.isDue(publishedOn, clock.instant())) {
                return Optional.empty();
            }
            boolean attaches = settings.attachesOpenData(subscription.agency());
            if (attaches && !openFigures.arePublishedSince(publishedOn)) {
                return Optional.empty(); // They are made some moments after the figures: the mail waits for them.
            }
            return Optional.of(mailer.send(mails.of(subscription, subscription.told(publishedOn), attaches)));
        }

        @Override
        public void sent(ReportSubscription subscription) {
            subscription.mailed(publishedOn, clock);
        }

        /** Also where nothing can be told of it: an indicator was deleted, or lost a dimension. */
        @Override
        public void notSent(ReportSubscription subscription) {
            subscription.notMailed(publishedOn, clock);
        }
    }
}
