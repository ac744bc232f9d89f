package org.wasl.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.config.ServiceConfig;

/** How long after something happened this service has applied it, by topic. What was sent again by an administrator is old by intention and not measured. */
@Startup
@Singleton
class EventDelays {
    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry metrics;
    private final Clock clock;
    private final String retries;

    @Inject
    EventDelays(MeterRegistry metrics, Clock clock, ServiceConfig service) {
        this.metrics = metrics;
        this.clock = clock;
        this.retries = EventTopic.retriesOf(service.name());
        Producer.named(service.name()).ifPresent(self -> Arrays.stream(EventTopic.values())
                .filter(topic ->
                        topic.readers().contains(self) && topic.settings().isEmpty())
                .map(EventTopic::address)
                .filter(topic -> !topic.equals(retries))
                .forEach(this::of));
    }

    void applied(String topic, Instant happened) {
        if (!topic.equals(retries)) {
            of(topic).record(Duration.between(happened, clock.instant()));
        }
    }

    private Timer of(String topic) {
        return Timer.builder("wasl.event.delay")
                .description("From the event to its effect here")
                .serviceLevelObjectives(BUCKETS)
                .tag("topic", topic)
                .register(metrics);
    }
}
