package org.wasl.platform.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is to be counted ({@link MeasuredCount}), every half a minute. */
@Singleton
class MeasuredCounts {
    private final Map<MeasuredCount, AtomicLong> last = new LinkedHashMap<>();

    @Inject
    MeasuredCounts(Instance<MeasuredCount> counts, MeterRegistry metrics) {
        counts.forEach(count -> {
            AtomicLong number = new AtomicLong();
            last.put(count, number);
            Gauge.builder(count.metric(), number, AtomicLong::get)
                    .description(count.description())
                    .register(metrics);
        });
    }

    /** One that fails keeps no other from being counted; the job counts as failed all the same. */
    @Scheduled(every = "${wasl.metrics.count-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        List<RuntimeException> failures = new ArrayList<>();
        last.forEach((count, number) -> {
            try {
                number.set(QuarkusTransaction.requiringNew().call(count::count));
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
