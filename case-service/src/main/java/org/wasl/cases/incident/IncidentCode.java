package org.wasl.cases.incident;

import static java.time.temporal.ChronoUnit.DAYS;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.code.GbvType;
import org.wasl.contracts.code.ReportingDelay;

/**
 * What figures count of an incident: codes, the month of the report, and nothing that was said. The incident itself is sealed; these stand beside it only while
 * its agency has switched its incident statistics on.
 */
@Entity
@Table(name = "incident_code")
class IncidentCode {
    @Id
    @Column(name = "incident_id")
    private UUID incidentId;

    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "agency_id")
    private UUID agencyId;

    @Enumerated(EnumType.STRING)
    @Column(name = "gbv_type")
    private GbvType gbvType;

    @Enumerated(EnumType.STRING)
    @Column(name = "reporting_delay")
    private ReportingDelay reportingDelay;

    @Column(name = "reported_year")
    private int reportedYear;

    @Column(name = "reported_month")
    private int reportedMonth;

    protected IncidentCode() {}

    IncidentCode(Incident incident, Incident.Content content) {
        incidentId = incident.rawId();
        caseId = incident.caseId().value();
        agencyId = incident.agency().value();
        gbvType = content.classification().type();
        reportingDelay = delay(content.incidentOn(), content.reportedOn());
        reportedYear = content.reportedOn().getYear();
        reportedMonth = content.reportedOn().getMonthValue();
    }

    static ReportingDelay delay(LocalDate incidentOn, LocalDate reportedOn) {
        if (incidentOn == null) {
            return ReportingDelay.UNKNOWN;
        }
        long days = DAYS.between(incidentOn, reportedOn);
        if (days <= 3) {
            return ReportingDelay.DAYS_0_3;
        }
        if (days <= 5) {
            return ReportingDelay.DAYS_4_5;
        }
        if (days <= 14) {
            return ReportingDelay.DAYS_6_14;
        }
        if (days <= 30) {
            return ReportingDelay.DAYS_15_30;
        }
        return reportedOn.isBefore(incidentOn.plusMonths(4))
                ? ReportingDelay.MONTHS_1_3
                : ReportingDelay.MONTHS_4_AND_MORE;
    }
}
