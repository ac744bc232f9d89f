package org.wasl.monitoring.fact;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.wasl.monitoring.MonitoringConfig;
import org.wasl.platform.value.JordanTime;

/** Publishes the facts once a day, and those of the first day as soon as they are read. */
@ApplicationScoped
public class Publications {
    private final FactStore store;
    private final FactReader reader;
    private final MonitoringConfig config;
    private final Clock clock;

    @Inject
    Publications(FactStore store, FactReader reader, MonitoringConfig config, Clock clock) {
        this.store = store;
        this.reader = reader;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${wasl.figures.look-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void publishOfTheDay() {
        Instant now = clock.instant();
        FiguresPosition read = reader.position(store.ask(FactStore::positions));
        boolean isRead = reader.isReadOnce() && read.waiting() != null && read.waiting() <= config.mostAtOnce();
        if (isRead && last().filter(publication -> isOfToday(publication, now)).isEmpty()) {
            publish();
        }
    }

    private static boolean isOfToday(Publication publication, Instant now) {
        return !JordanTime.dateOf(publication.publishedAt()).isBefore(JordanTime.dateOf(now));
    }

    public Optional<Publication> last() {
        return store.ask(Publication::last);
    }

    /** One after the other. */
    synchronized Publication publish() {
        Long waiting = reader.position(store.ask(FactStore::positions)).waiting();
        return store.publish(new Publication(clock.instant(), waiting));
    }
}
