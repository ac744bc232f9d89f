package org.wasl.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.SuccessfulExecution;
import io.quarkus.scheduler.Trigger;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How long ago each scheduled job ended well, and after how long it is due again. A job that hangs or fails grows old; one that finds nothing to do, or another
 * instance at work, does not.
 */
@Singleton
class JobMetrics {
    /** Not {@code job}: Prometheus calls so what it collects from. */
    private static final String LABEL = "job_name";

    private static final class LastRun {
        private volatile long at = System.nanoTime();
        private volatile Duration interval = Duration.ZERO;

        private long age() {
            return System.nanoTime() - at;
        }
    }

    private final MeterRegistry metrics;
    private final Scheduler scheduler;
    private final Map<String, LastRun> jobs = new ConcurrentHashMap<>();

    @Inject
    JobMetrics(MeterRegistry metrics, Scheduler scheduler) {
        this.metrics = metrics;
        this.scheduler = scheduler;
    }

    /** One that never ends well is as old as the process. */
    void begin(@Observes StartupEvent started) {
        if (scheduler.isStarted()) {
            scheduler.getScheduledJobs().forEach(trigger -> of(nameOf(trigger)));
        }
    }

    void ended(@Observes SuccessfulExecution execution) {
        Trigger trigger = execution.getExecution().getTrigger();
        LastRun run = of(nameOf(trigger));
        run.at = System.nanoTime();
        Instant previous = trigger.getPreviousFireTime();
        Instant next = trigger.getNextFireTime();
        if (previous != null && next != null) {
            run.interval = Duration.between(previous, next);
        }
    }

    void failed(@Observes FailedExecution execution) {
        metrics.counter(
                        "wasl.job.failures",
                        LABEL,
                        nameOf(execution.getExecution().getTrigger()))
                .increment();
    }

    private LastRun of(String job) {
        return jobs.computeIfAbsent(job, name -> {
            LastRun run = new LastRun();
            metrics.counter("wasl.job.failures", LABEL, name);
            TimeGauge.builder("wasl.job.age", run, TimeUnit.NANOSECONDS, LastRun::age)
                    .description("Since the job ended well")
                    .tag(LABEL, name)
                    .register(metrics);
            TimeGauge.builder("wasl.job.interval", run, TimeUnit.NANOSECONDS, measured -> measured.interval.toNanos())
                    .description("From one turn of the job to the next")
                    .tag(LABEL, name)
                    .register(metrics);
            return run;
        });
    }

    /** {@code TaskAlertJob.sweep}. */
    private static String nameOf(Trigger trigger) {
        String method = trigger.getMethodDescription();
        return method == null
                ? trigger.getId()
                : method.substring(method.lastIndexOf('.', method.indexOf('#')) + 1)
                        .replace('#', '.');
    }
}
