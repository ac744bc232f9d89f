package org.wasl.monitoring.funding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wasl.monitoring.framework.PlanFramework;

/** The funding of plans. Found by the plan, which the caller must be able to see. */
@ApplicationScoped
class FundingYears implements PanacheRepositoryBase<FundingYear, UUID> {
    Optional<FundingYear> of(PlanFramework plan, int year) {
        return find("frameworkId = ?1 and year = ?2", plan.rawId(), year).firstResultOptional();
    }

    /** By year. */
    List<FundingYear> of(PlanFramework plan) {
        return list("frameworkId = ?1 order by year", plan.rawId());
    }
}
