package org.wasl.monitoring.warning;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.wasl.monitoring.fact.Publication;
import org.wasl.monitoring.fact.Publications;
import org.wasl.monitoring.indicator.LastPeriodFigures;
import org.wasl.monitoring.indicator.LastPeriodFigures.LastFigures;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;

/** Compares each publication with the thresholds: raises an alert once for a period, and clears those that are open when the figure is back. */
@ApplicationScoped
class ThresholdJob {
    private static final Logger LOG = Logger.getLogger(ThresholdJob.class);

    private final Publications publications;
    private final IndicatorThresholds thresholds;
    private final IndicatorAlerts alerts;
    private final LastPeriodFigures figures;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ThresholdJob(
            Publications publications,
            IndicatorThresholds thresholds,
            IndicatorAlerts alerts,
            LastPeriodFigures figures,
            Journal journal,
            Clock clock) {
        this.publications = publications;
        this.thresholds = thresholds;
        this.alerts = alerts;
        this.figures = figures;
        this.journal = journal;
        this.clock = clock;
    }

    @Scheduled(
            every = "${wasl.thresholds.look-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void compareLastPublication() {
        publications.last().ifPresent(publication -> QuarkusTransaction.requiringNew()
                .call(() -> thresholds.dueAt(publication.publishedAt()))
                .forEach(threshold -> compare(threshold, publication)));
    }

    /** One that fails keeps no other from being compared, and is tried again. */
    private void compare(IndicatorThreshold due, Publication publication) {
        try {
            Optional<LastFigures> last = figures.of(due.watched(), publication);
            QuarkusTransaction.requiringNew()
                    .run(() -> Journal.asSystem(
                            Actor.system("early-warning", null), () -> compare(due, last, publication.publishedAt())));
        } catch (RuntimeException e) {
            LOG.errorf(e, "threshold %s was not compared with the last publication", due.rawId());
        }
    }

    /** Of several instances one takes it; what was changed meanwhile is looked at the next time. */
    private void compare(IndicatorThreshold due, Optional<LastFigures> last, Instant publishedAt) {
        IndicatorThreshold threshold = thresholds.lockedUnlessTaken(due.rawId());
        if (threshold == null || threshold.version() != due.version() || !threshold.isDue(publishedAt)) {
            return;
        }
        threshold.comparedWith(publishedAt);
        last.ifPresent(told -> threshold.compare(told).ifPresent(passed -> {
            if (passed) {
                raise(threshold, told, publishedAt);
            } else {
                clear(threshold);
            }
        }));
    }

    private void raise(IndicatorThreshold threshold, LastFigures figures, Instant publishedAt) {
        if (!alerts.isRaised(threshold, figures.period().from())) {
            IndicatorAlert alert = new IndicatorAlert(threshold, figures, publishedAt, clock);
            alerts.persist(alert);
            journal.record(alert.raised(), IndicatorAlerts.agencies(alert));
        }
    }

    private void clear(IndicatorThreshold threshold) {
        alerts.openOf(threshold).forEach(alert -> journal.record(alert.clear(clock), IndicatorAlerts.agencies(alert)));
    }
}
