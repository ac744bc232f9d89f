package org.wasl.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** The organization that keeps the plans and reviews the reports on them: its monitors, and administrators, write them. */
@ApplicationScoped
public class CoordinatingBody {
    private final PlanConfig config;

    @Inject
    CoordinatingBody(PlanConfig config) {
        this.config = config;
    }

    public Optional<AgencyId> organization() {
        return config.coordinatingOrganization().map(AgencyId::new);
    }

    public boolean isAgencyOf(Caller caller) {
        return organization().isPresent() && organization().equals(caller.agencyIfAny());
    }

    public boolean isWriter(Caller caller) {
        return organization().isPresent()
                && (caller.has(Roles.ADMIN) || (caller.has(Roles.MONITOR) && isAgencyOf(caller)));
    }

    /** The organization itself, for which the caller writes. */
    public AgencyId requireWriter(Caller caller) {
        if (!isWriter(caller)) {
            throw new Problem(CommonProblem.NOT_ALLOWED).at("", "coordinating-body-only");
        }
        return organization().orElseThrow();
    }
}
