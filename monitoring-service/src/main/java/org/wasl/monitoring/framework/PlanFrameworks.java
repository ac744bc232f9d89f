package org.wasl.monitoring.framework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.code.PlanFrameworkStatus;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** Plans: what is published is read by all who read figures, a draft by those who write it. */
@ApplicationScoped
public class PlanFrameworks extends Aggregates<PlanFramework> {
    private final CoordinatingBody coordinator;

    @Inject
    PlanFrameworks(CoordinatingBody coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public Filter<PlanFramework> visibleTo(Caller caller) {
        Filter<PlanFramework> all = Filter.of(PlanFramework.class);
        return coordinator.isWriter(caller)
                ? all
                : all.and("e.status = :status", "status", PlanFrameworkStatus.PUBLISHED);
    }

    public PlanFramework get(String code, String edition, Caller caller) {
        return one(
                visibleTo(caller).and("e.code = :code", "code", code).and("e.edition = :edition", "edition", edition));
    }

    /** Drafts, too: for those who may write it. */
    public Optional<PlanFramework> find(String code, String edition) {
        return find("code = ?1 and edition = ?2", code, edition).firstResultOptional();
    }

    /** By the day on which they begin. */
    List<PlanFramework> published() {
        return find("status = ?1 order by startsOn, code, edition", PlanFrameworkStatus.PUBLISHED)
                .list();
    }

    /** One to which something is written: 422 where it is still a draft. */
    public PlanFramework getPublished(String code, String edition, Caller caller) {
        return requirePublished(get(code, edition, caller), "");
    }

    public static PlanFramework requirePublished(PlanFramework framework, String pointer) {
        if (!framework.isPublished()) {
            throw Problem.invalidField(pointer, "plan-is-draft");
        }
        return framework;
    }
}
