package org.wasl.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.value.Uuid7;

@QuarkusTest
class MeasuredTest extends PlatformTest {
    @Inject
    MeterRegistry metrics;

    @Inject
    Journal journal;

    @Inject
    MeasuredCounts counts;

    private double acts(String act) {
        return metrics.counter("wasl.acts", "act", act).count();
    }

    private void act(String act, int records) {
        Journal.asSystem(
                Actor.system("test", null),
                () -> journal.act(
                        act,
                        java.util.stream.Stream.generate(Uuid7::next)
                                .limit(records)
                                .toList(),
                        List.of()));
    }

    @Test
    void an_act_is_counted_when_it_is_committed() {
        QuarkusTransaction.requiringNew().run(() -> act("measured.kept", 3));

        assertThat(acts("measured.kept")).isEqualTo(3);
    }

    @Test
    void an_act_that_is_rolled_back_is_not_counted() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    act("measured.lost", 1);
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(acts("measured.lost")).isZero();
    }

    @Test
    void each_job_has_an_age_from_the_start_on_and_an_interval_when_it_ran() {
        assertThat(metrics.get("wasl.job.age").gauges())
                .extracting(gauge -> gauge.getId().getTag("job_name"))
                .contains("OutboxHealth.look", "CheckpointPost.send");
        await().untilAsserted(() ->
                assertThat(jobGauge("wasl.job.interval", "CheckpointPost.send")).isBetween(1.0, 10.0));
        assertThat(jobGauge("wasl.job.age", "CheckpointPost.send")).isBetween(0.0, TimeUnit.HOURS.toSeconds(1) * 1.0);
    }

    private double jobGauge(String metric, String job) {
        return metrics.get(metric).tag("job_name", job).gauge().value();
    }

    @Test
    void one_of_the_instances_publishes() {
        await().until(() -> metrics.get("wasl.relay.leader").gauge().value() == 1);
    }

    @Test
    void every_metric_of_the_platform_says_whose_it_is() {
        counts.count();

        Gauge letters = metrics.get("wasl.dead.letters").gauge();
        assertThat(letters.getId().getTag("application")).isNotBlank();
        assertThat(letters.value()).isNotNegative();
    }
}
