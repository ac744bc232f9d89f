package org.wasl.platform.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Stands beside the readiness and never changes it: people are served while somebody looks at what happened to the audit. */
@Readiness
@Singleton
class AuditHealth implements HealthCheck {
    private final AuditAlert alert;

    @Inject
    AuditHealth(AuditAlert alert) {
        this.alert = alert;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("audit")
                .up()
                .withData("sealing", alert.isBroken() ? "stopped" : "running")
                .withData("secondsWithoutAnchor", alert.secondsWithoutAnchor())
                .build();
    }
}
