package org.wasl.monitoring.targets;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.wasl.monitoring.framework.PlanFramework;

/** The targets of plans. Found by the plan, which the caller must be able to see. */
@ApplicationScoped
public class PlanTargets implements PanacheRepositoryBase<PlanTarget, UUID> {
    Optional<PlanTarget> of(PlanFramework plan, String indicator) {
        return find("frameworkId = ?1 and indicator = ?2", plan.rawId(), indicator)
                .firstResultOptional();
    }

    /** By indicator. */
    List<PlanTarget> of(PlanFramework plan) {
        return list("frameworkId = ?1 order by indicator", plan.rawId());
    }

    /**
     * What is to be reached in exactly this period in the whole country, by code of the indicator.
     *
     * @param agency that is responsible; null for what is everybody's
     */
    public Map<String, BigDecimal> values(PlanFramework plan, UUID agency, LocalDate from, LocalDate to) {
        Map<String, BigDecimal> values = new TreeMap<>();
        of(plan).forEach(target ->
                target.value(agency, from, to).ifPresent(value -> values.put(target.indicator(), value)));
        return values;
    }
}
