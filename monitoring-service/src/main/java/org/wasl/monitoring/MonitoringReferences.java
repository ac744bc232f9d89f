package org.wasl.monitoring;

import jakarta.inject.Singleton;
import java.util.List;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.reference.Reference;
import org.wasl.platform.reference.StoredReferences;

/** Organizations that targets, follow-up actions, thresholds, alerts and responses name. */
@Singleton
class MonitoringReferences implements StoredReferences {
    @Override
    public List<Reference> references() {
        return List.of(
                Reference.of("follow_up_action", "owner_agency_id", KnownOrganizations.TABLE),
                Reference.of("indicator_threshold", "responsible_id", KnownOrganizations.TABLE),
                Reference.of("crisis_response", "lead_agency_id", KnownOrganizations.TABLE),
                Reference.of("indicator_alert", "responsible_id", KnownOrganizations.TABLE),
                new Reference(
                        "indicator_threshold.group_code",
                        "select cast(group_code as uuid) from indicator_threshold where dimension in ('AGENCY', 'RECIPIENT')",
                        KnownOrganizations.TABLE),
                new Reference(
                        "plan_target.responsible_id",
                        "select cast(line ->> 'responsibleId' as uuid) from plan_target, jsonb_array_elements(lines) line",
                        KnownOrganizations.TABLE));
    }
}
