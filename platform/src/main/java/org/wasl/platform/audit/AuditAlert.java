package org.wasl.platform.audit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Tells the operator when the audit is not what it was: by a metric, in the log, and beside the readiness. */
@Singleton
class AuditAlert {
    private static final Logger LOG = Logger.getLogger(AuditAlert.class);

    private final Clock clock;
    private volatile boolean broken;
    private volatile boolean anchorsMissing;
    private volatile Instant anchoredAt;

    @Inject
    AuditAlert(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        this.anchoredAt = clock.instant();
        metrics.gauge("wasl.audit.broken", this, alert -> alert.broken ? 1 : 0);
        metrics.gauge("wasl.audit.anchors.missing", this, alert -> alert.anchorsMissing ? 1 : 0);
        metrics.gauge("wasl.audit.anchor.age.seconds", this, AuditAlert::secondsWithoutAnchor);
    }

    long secondsWithoutAnchor() {
        return Duration.between(anchoredAt, clock.instant()).toSeconds();
    }

    void broken(long seal) {
        if (!broken) {
            LOG.errorf(
                    "The audit is not the one that was sealed: seal %d is missing or changed. Nothing more is sealed. See GET /v1/audit/{service}/verify",
                    seal);
        }
        broken = true;
    }

    void anchorsMissing(boolean missing) {
        if (missing && !anchorsMissing) {
            LOG.error(
                    "The file of checkpoints is not complete: its beginning is missing, or it cannot be read. See GET /v1/audit/{service}/verify");
        }
        anchorsMissing = missing;
    }

    boolean areAnchorsMissing() {
        return anchorsMissing;
    }

    void whole() {
        broken = false;
    }

    void anchored(Instant at) {
        anchoredAt = at;
    }

    boolean isBroken() {
        return broken;
    }
}
