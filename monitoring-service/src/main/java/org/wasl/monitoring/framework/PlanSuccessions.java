package org.wasl.monitoring.framework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.platform.problem.Problem;

/** Which plan follows which. Found by the plan before, which the caller must be able to see. */
@ApplicationScoped
class PlanSuccessions implements PanacheRepositoryBase<PlanSuccession, UUID> {
    Optional<PlanSuccession> of(PlanFramework before) {
        return of(before.rawId());
    }

    private Optional<PlanSuccession> of(UUID before) {
        return find("frameworkId", before).firstResultOptional();
    }

    /** Refuses a plan that follows itself, also by others between. In a transaction that holds the lock of all successions. */
    void requireNoCircle(PlanFramework before, PlanFramework after) {
        if (before.rawId().equals(after.rawId())) {
            throw Problem.invalidField("/successorId", "same-record");
        }
        Set<UUID> seen = new HashSet<>();
        Optional<UUID> next = Optional.of(after.rawId());
        while (next.filter(seen::add).isPresent()) {
            if (next.get().equals(before.rawId())) {
                throw Problem.invalidField("/successorId", "plan-follows-itself");
            }
            next = of(next.get()).map(PlanSuccession::successorId);
        }
        if (!after.startsOn().isAfter(before.startsOn())) {
            throw Problem.invalidField("/successorId", "successor-begins-before");
        }
    }
}
