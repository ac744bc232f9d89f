package org.wasl.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.config.ServiceConfig;

/**
 * What was done, by its name in the audit: cases opened, referrals sent, emergency access taken, rows imported. Counted when the transaction has committed, so
 * that the figures are those of the audit.
 */
@Startup
@ApplicationScoped
public class ActCounts {
    private static final String METRIC = "wasl.acts";
    private static final String EVENTS = "org.wasl.";

    private final MeterRegistry metrics;
    private final CommittedCounts counts;

    @Inject
    ActCounts(MeterRegistry metrics, CommittedCounts counts, ServiceConfig service) {
        this.metrics = metrics;
        this.counts = counts;
        // From zero on: what begins with its first count has no increase.
        EventTypes.all().keySet().stream()
                .filter(type -> Producer.of(type)
                        .filter(maker -> maker.code().equals(service.name()))
                        .isPresent())
                .forEach(type -> metrics.counter(METRIC, "act", nameOf(type)));
    }

    /** @param act a name of the audit, within the transaction of the act */
    public void add(String act, int times) {
        counts.add(metrics.counter(METRIC, "act", nameOf(act)), times);
    }

    private static String nameOf(String act) {
        return act.startsWith(EVENTS) ? act.substring(EVENTS.length()) : act;
    }
}
