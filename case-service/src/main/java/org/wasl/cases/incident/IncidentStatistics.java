package org.wasl.cases.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/** Whether the incidents of an agency are counted in figures: off until its manager switches it on. */
@Entity
@Table(name = "incident_statistics")
class IncidentStatistics {
    @Id
    @Column(name = "agency_id")
    private UUID agencyId;

    private boolean enabled;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** When the codes of all incidents of before were written; null while that is to be done. */
    @Column(name = "coded_at")
    private Instant codedAt;

    protected IncidentStatistics() {}

    IncidentStatistics(AgencyId agency) {
        agencyId = agency.value();
    }

    void set(boolean on, String account, Clock clock) {
        enabled = on;
        changedBy = account;
        changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        codedAt = null;
    }

    void coded(Clock clock) {
        codedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    boolean isToBeCoded() {
        return enabled && codedAt == null;
    }

    UUID agencyId() {
        return agencyId;
    }

    boolean enabled() {
        return enabled;
    }

    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }
}
