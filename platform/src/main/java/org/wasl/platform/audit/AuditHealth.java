package org.wasl.platform.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the audit is sealed and anchored: running; late, where nothing was anchored for three times as long as it may take, or rows wait for their seal; stopped, where it is not the one
 * that was sealed; whether the file of anchors is complete; whether rows were removed before they were sealed. Stands beside the readiness and never changes it: people are served while somebody looks at what happened to the audit.
 */
@Readiness
@Singleton
class AuditHealth implements HealthCheck {
    private final AuditAlert alert;
    private final AnchorConfig config;

    @Inject
    AuditHealth(AuditAlert alert, AnchorConfig config) {
        this.alert = alert;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        long seconds = alert.secondsWithoutAnchor();
        boolean late =
                alert.isSealingLate() || seconds > 3 * config.atLeastEvery().toSeconds();
        return HealthCheckResponse.named("audit")
                .up()
                .withData("sealing", alert.isBroken() ? "stopped" : late ? "late" : "running")
                .withData("anchors", alert.areAnchorsMissing() ? "missing" : "complete")
                .withData("rows", alert.areRowsRemoved() ? "removed" : "complete")
                .withData("secondsWithoutAnchor", seconds)
                .build();
    }
}
