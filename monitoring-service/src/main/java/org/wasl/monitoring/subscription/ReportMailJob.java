package org.wasl.monitoring.subscription;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wasl.monitoring.action.Holidays;
import org.wasl.monitoring.fact.Publications;
import org.wasl.monitoring.opendata.OpenFigureLines;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;

/** Writes to subscribers on the first working day on which the figures of their period are published. */
@ApplicationScoped
class ReportMailJob {
    private static final Logger LOG = Logger.getLogger(ReportMailJob.class);
    /** More wait for the next time. */
    private static final int MOST_AT_ONCE = 1000;

    private final ReportSubscriptions subscriptions;
    private final ReportMail mails;
    private final ReportMailSettings settings;
    private final OpenFigureLines openFigures;
    private final ReactiveMailer mailer;
    private final Publications publications;
    private final Holidays holidays;
    private final ReportMailConfig config;
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
            ReportMailConfig config,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.mails = mails;
        this.settings = settings;
        this.openFigures = openFigures;
        this.mailer = mailer;
        this.publications = publications;
        this.holidays = holidays;
        this.config = config;
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
            QuarkusTransaction.requiringNew()
                    .call(() -> subscriptions.due(publishedOn, clock.instant(), MOST_AT_ONCE))
                    .forEach(id -> sendOrGoOn(id, publishedOn));
        }
    }

    /** One whose transaction fails keeps no other from being sent. */
    private void sendOrGoOn(UUID id, LocalDate publishedOn) {
        try {
            send(id, publishedOn);
        } catch (RuntimeException failed) {
            LOG.errorf(
                    "Subscription %s was not looked at (%s)",
                    id, failed.getClass().getSimpleName());
        }
    }

    /** The row is locked while it is sent: of two instances one sends. */
    private void send(UUID id, LocalDate publishedOn) {
        QuarkusTransaction.requiringNew().run(() -> {
            ReportSubscription subscription = subscriptions.lockedUnlessTaken(id);
            if (subscription == null || !subscription.isDue(publishedOn, clock.instant())) {
                return;
            }
            boolean attaches = settings.attachesOpenData(subscription.agency());
            if (attaches && !openFigures.arePublishedSince(publishedOn)) {
                return; // They are made some moments after the figures: the mail waits for them.
            }
            try {
                mailer.send(mails.of(subscription, subscription.told(publishedOn), attaches))
                        .await()
                        .atMost(config.timeout());
                subscription.mailed(publishedOn, clock);
            } catch (Problem gone) {
                // An indicator that was deleted, or a dimension that it lost: nothing can be told of it.
                LOG.warn("A mail of figures cannot be written: what it is about is not there any more");
                subscription.notMailed(publishedOn, clock);
            } catch (RuntimeException away) {
                LOG.warnf(
                        "A mail of figures could not be sent (%s)",
                        away.getClass().getSimpleName());
                subscription.notMailed(publishedOn, clock);
            }
        });
    }
}
