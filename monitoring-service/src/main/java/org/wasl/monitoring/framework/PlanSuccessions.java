package org.wasl.monitoring.framework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Which plan follows which. Found by the plan before, which the caller must be able to see. */
@ApplicationScoped
class PlanSuccessions implements PanacheRepositoryBase<PlanSuccession, UUID> {
    Optional<PlanSuccession> of(PlanFramework before) {
        return find("frameworkId", before.rawId()).firstResultOptional();
    }
}
