package org.wasl.monitoring.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.PlanReportStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/**
 * Reports: an agency knows its own; the organization that keeps the plans, auditors and administrators know all that were submitted; everybody who reads figures
 * knows those that are locked. An organization that is closed knows its own alone.
 */
@ApplicationScoped
class PlanReports extends Aggregates<PlanReport> {
    private final CoordinatingBody coordinator;

    @Inject
    PlanReports(CoordinatingBody coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public Filter<PlanReport> visibleTo(Caller caller) {
        Filter<PlanReport> all = Filter.of(PlanReport.class);
        if (caller.isOfClosedOrganization()) {
            return all.and("e.agencyId = :agency", "agency", caller.agency().value());
        }
        Filter<PlanReport> submitted = coordinator.isWriter(caller) || caller.has(Roles.AUDITOR, Roles.ADMIN)
                ? all.and("e.status <> :status", "status", PlanReportStatus.DRAFT)
                : all.and("e.status = :status", "status", PlanReportStatus.LOCKED);
        return caller.agencyIfAny()
                .map(AgencyId::value)
                .map(agency -> submitted.or("e.agencyId = :agency").with("agency", agency))
                .orElse(submitted);
    }

    /** Those of these reports that the caller may know of. */
    Set<UUID> knownAmong(Set<UUID> ids, Caller caller) {
        return ids.isEmpty()
                ? Set.of()
                : list(visibleTo(caller).and("e.id in :ids", "ids", ids), ids.size()).stream()
                        .map(PlanReport::rawId)
                        .collect(Collectors.toSet());
    }

    /** What the caller is to the report. */
    Set<ReportStep.Party> parties(PlanReport report, Caller caller) {
        Set<ReportStep.Party> parties = EnumSet.noneOf(ReportStep.Party.class);
        boolean writes = caller.has(Roles.MONITOR, Roles.AGENCY_MANAGER);
        if (writes && caller.agencyIfAny().filter(report.agency()::equals).isPresent()) {
            parties.add(ReportStep.Party.REPORTER);
        }
        if (caller.has(Roles.MONITOR) && coordinator.isAgencyOf(caller)) {
            parties.add(ReportStep.Party.COORDINATOR);
        }
        return parties;
    }
}
