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
    private volatile long foreignAnchors;
    private volatile long repeatedAnchors;
    /** Below zero until it was looked for the first time. */
    private volatile long rowsRemoved = -1;

    private volatile Duration sealingWaits = Duration.ZERO;
    private volatile Instant anchoredAt;

    @Inject
    AuditAlert(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        this.anchoredAt = clock.instant();
        metrics.gauge("wasl.audit.broken", this, alert -> alert.broken ? 1 : 0);
        metrics.gauge("wasl.audit.anchors.missing", this, alert -> alert.anchorsMissing ? 1 : 0);
        metrics.gauge("wasl.audit.anchors.foreign", this, alert -> alert.foreignAnchors);
        metrics.gauge("wasl.audit.anchors.repeated", this, alert -> alert.repeatedAnchors);
        metrics.gauge("wasl.audit.rows.removed", this, alert -> Math.max(0, alert.rowsRemoved));
        metrics.gauge("wasl.audit.sealing.waits.seconds", this, alert -> alert.sealingWaits.toSeconds());
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
                    "The file of checkpoints is not complete: lines that it had are missing, or it cannot be read. See GET /v1/audit/{service}/verify");
        }
        anchorsMissing = missing;
    }

    /** Records of the topic of checkpoints that no key of the service has signed: somebody else wrote with its account. */
    void foreignAnchors(long records) {
        if (records > foreignAnchors) {
            LOG.errorf(
                    "%d of the last records of the topic of checkpoints were signed by no key of this service: somebody else has its account of Kafka.",
                    records);
        }
        foreignAnchors = records;
    }

    /** The service sends each of its checkpoints once. */
    void repeatedAnchors(long records) {
        if (records > repeatedAnchors) {
            LOG.errorf(
                    "%d records of the topic of checkpoints were sent again: somebody else has the account of Kafka of this service.",
                    records);
        }
        repeatedAnchors = records;
    }

    void sealingWaits(Duration waited) {
        if (!isSealingLate()) {
            LOG.error(
                    "A transaction that does not end keeps the audit from being sealed: until it ends, nothing shows whether rows were taken away. See pg_stat_activity");
        }
        sealingWaits = waited;
    }

    boolean isSealingLate() {
        return !sealingWaits.isZero();
    }

    /** @return how long it waited */
    Duration sealingGoesOn() {
        Duration waited = sealingWaits;
        sealingWaits = Duration.ZERO;
        return waited;
    }

    /** @param times how often rows were removed before they were sealed, and that was not accepted */
    void rowsRemoved(long times) {
        if (times > Math.max(0, rowsRemoved)) {
            LOG.error(
                    "Rows of the audit were removed from the database before they were sealed. See GET /v1/audit/{service}/verify");
        }
        rowsRemoved = times;
    }

    boolean knowsRemovedRows() {
        return rowsRemoved >= 0;
    }

    boolean areRowsRemoved() {
        return rowsRemoved > 0;
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
