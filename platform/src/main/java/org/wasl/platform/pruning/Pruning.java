package org.wasl.platform.pruning;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes away what is kept for repetitions and has been kept long enough, some rows at a time, so that nobody waits for it. */
@ApplicationScoped
public class Pruning {
    private static final Logger LOG = Logger.getLogger(Pruning.class);
    private static final int AT_ONCE = 10_000;

    private final List<PrunedRows> kinds;
    private final PruningConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;

    @Inject
    Pruning(@All List<PrunedRows> kinds, PruningConfig config, Clock clock, MeterRegistry metrics) {
        this.kinds = kinds;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Each kind is told before anything of it went. */
    void begin(@Observes StartupEvent started) {
        kinds.forEach(this::pruned);
    }

    private Counter pruned(PrunedRows rows) {
        return metrics.counter("wasl.pruned.rows", "kind", rows.name());
    }

    @Scheduled(
            every = "${wasl.pruning.every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void prune() {
        kinds.forEach(this::prune);
    }

    private void prune(PrunedRows rows) {
        Instant before = rows.limit(config, clock.instant());
        long gone = 0;
        int last = AT_ONCE;
        while (last == AT_ONCE) {
            last = QuarkusTransaction.requiringNew().call(() -> rows.prune(before, AT_ONCE));
            gone += last;
        }
        pruned(rows).increment(gone);
        if (gone > 0) {
            LOG.infof("%d rows of %s from before %s are gone", gone, rows.name(), before);
        }
    }
}
