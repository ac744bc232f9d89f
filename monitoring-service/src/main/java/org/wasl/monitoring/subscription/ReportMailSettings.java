package org.wasl.monitoring.subscription;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

@ApplicationScoped
class ReportMailSettings implements PanacheRepositoryBase<ReportMailSetting, UUID> {
    boolean attachesOpenData(AgencyId agency) {
        return findByIdOptional(agency.value())
                .filter(ReportMailSetting::attachesOpenData)
                .isPresent();
    }
}
