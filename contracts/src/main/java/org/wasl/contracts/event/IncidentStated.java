package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.GbvType;
import org.wasl.contracts.code.ReportingDelay;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;

/**
 * An incident, of an agency that has switched its incident statistics on. No day and no place: sex and age are those of the person of the case.
 *
 * @param reportedMonth 1 to 12
 */
@EventType("incident.stated")
public record IncidentStated(
        UUID recordId,
        long revision,
        CaseId caseId,
        AgencyId agencyId,
        GbvType gbvType,
        ReportingDelay reportingDelay,
        int reportedYear,
        int reportedMonth)
        implements Fact {}
