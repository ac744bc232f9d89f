package org.wasl.monitoring.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.wasl.contracts.code.CrisisResponseStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Responses: those that are planned are known to who writes and audits them, and to the agency that is to lead; others to everybody. */
@ApplicationScoped
class CrisisResponses extends Aggregates<CrisisResponse> {
    private final CoordinatingBody coordinator;

    @Inject
    CrisisResponses(CoordinatingBody coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public Filter<CrisisResponse> visibleTo(Caller caller) {
        Filter<CrisisResponse> all = Filter.of(CrisisResponse.class);
        if (coordinator.isWriter(caller) || caller.has(Roles.AUDITOR)) {
            return all;
        }
        Filter<CrisisResponse> begun = all.and(
                caller.agencyIfAny().isPresent()
                        ? "(e.status <> :planned or e.leadAgencyId = :agency)"
                        : "e.status <> :planned",
                "planned",
                CrisisResponseStatus.PLANNED);
        return caller.agencyIfAny().isPresent()
                ? begun.with("agency", caller.agency().value())
                : begun;
    }

    Set<CrisisResponse.Party> parties(Caller caller) {
        return coordinator.isWriter(caller) ? Set.of(CrisisResponse.Party.COORDINATOR) : Set.of();
    }

    /** Those who learn of it from the change feed. */
    static Set<AgencyId> agencies(CrisisResponse response) {
        return response.agency().equals(response.leadAgency())
                ? Set.of(response.agency())
                : Set.of(response.agency(), response.leadAgency());
    }
}
