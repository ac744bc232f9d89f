package org.wasl.monitoring.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/** Whether mails to an organization's subscribers carry figures of the open data: not until its manager says so. */
@Entity
@Table(name = "report_mail_setting")
class ReportMailSetting {
    @Id
    @Column(name = "agency_id")
    private UUID agencyId;

    @Column(name = "attach_open_data")
    private boolean attachOpenData;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected ReportMailSetting() {}

    ReportMailSetting(AgencyId agency) {
        agencyId = agency.value();
    }

    void set(boolean attach, String account, Clock clock) {
        attachOpenData = attach;
        changedBy = account;
        changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    boolean attachesOpenData() {
        return attachOpenData;
    }

    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }
}
