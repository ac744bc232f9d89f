package org.wasl.monitoring.fact;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.wasl.monitoring.MonitoringConfig;
import org.wasl.platform.value.JordanTime;

/** Publishes the facts once a day, and once a month for figures by groups; those of the first day, or after a restoration, as soon as they are read. */
@ApplicationScoped
public class Publications {
    /** So long no service has stated a fact: then the restatement after a restoration is over. */
    private static final Duration QUIET = Duration.ofMinutes(2);
    /** Of an installation that has nothing to state. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final FactStore store;
    private final FactReader reader;
    private final MonitoringConfig config;
    private final Clock clock;
    private final EntityManager entities;

    @Inject
    Publications(FactStore store, FactReader reader, MonitoringConfig config, Clock clock, EntityManager entities) {
        this.store = store;
        this.reader = reader;
        this.config = config;
        this.clock = clock;
        this.entities = entities;
    }

    @Scheduled(
            every = "${wasl.figures.look-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void publishOfTheDay() {
        Instant now = clock.instant();
        List<ReadPosition> positions = store.ask(FactStore::positions);
        FiguresPosition read = reader.position(positions);
        boolean isRead = reader.isReadOnce() && read.waiting() != null && read.waiting() <= config.mostAtOnce();
        Instant restoredAt = restoredAt();
        if (isRead && isDue(last(), restoredAt, newest(positions), now)) {
            boolean ofMonth = isMonthDue(last(PublicationSeries.MONTHLY), restoredAt, now);
            publish(ofMonth ? EnumSet.allOf(PublicationSeries.class) : EnumSet.of(PublicationSeries.DAILY));
        }
    }

    /**
     * The topics are empty after a restoration, and everything is stated once more (ADR 67): figures of a part of it would be told for a day, and compared with
     * thresholds.
     *
     * @param restoredAt the last restoration; null where there was none
     * @param newestFact when the last fact that was read was stated; null where none was read
     */
    static boolean isDue(Optional<Publication> last, Instant restoredAt, Instant newestFact, Instant now) {
        boolean hasOne = last.filter(publication -> isOfToday(publication, now))
                .filter(publication ->
                        restoredAt == null || publication.publishedAt().isAfter(restoredAt))
                .isPresent();
        return !hasOne && (restoredAt == null || isStatedAgain(restoredAt, newestFact, now));
    }

    /** With the first one of a month, and where there is none since a restoration. */
    static boolean isMonthDue(Optional<Publication> lastOfMonth, Instant restoredAt, Instant now) {
        return lastOfMonth
                .map(Publication::publishedAt)
                .filter(at -> monthOf(at).equals(monthOf(now)))
                .filter(at -> restoredAt == null || at.isAfter(restoredAt))
                .isEmpty();
    }

    private static YearMonth monthOf(Instant moment) {
        return YearMonth.from(JordanTime.dateOf(moment));
    }

    private static boolean isStatedAgain(Instant restoredAt, Instant newestFact, Instant now) {
        boolean came = newestFact != null && newestFact.isAfter(restoredAt) && newestFact.isBefore(now.minus(QUIET));
        return came || restoredAt.isBefore(now.minus(PATIENCE));
    }

    private static Instant newest(List<ReadPosition> positions) {
        return positions.stream()
                .map(ReadPosition::factAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Instant restoredAt() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        (Instant) entities.createNativeQuery("select max(restored_at) from restoration", Instant.class)
                                .getSingleResult());
    }

    private static boolean isOfToday(Publication publication, Instant now) {
        return !JordanTime.dateOf(publication.publishedAt()).isBefore(JordanTime.dateOf(now));
    }

    /** That of the day. */
    public Optional<Publication> last() {
        return last(PublicationSeries.DAILY);
    }

    private Optional<Publication> last(PublicationSeries series) {
        return store.ask(facts -> Publication.last(facts, series));
    }

    /** For all figures, whatever the day. */
    Publication publish() {
        return publish(EnumSet.allOf(PublicationSeries.class));
    }

    /** One after the other. */
    private synchronized Publication publish(Set<PublicationSeries> series) {
        Long waiting = reader.position(store.ask(FactStore::positions)).waiting();
        return store.publish(new Publication(clock.instant(), waiting), series);
    }
}
