package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.disclosure.Registry;

/**
 * The records of other services that a draft comes from exist for the caller: the person in the registry, the action of a plan in the case service. Both are
 * asked as the caller, with no transaction held. An outage is an outage, never "no such record".
 */
@ApplicationScoped
class Origins {
    private static final int PLANS = 200;

    private final Registry registry;
    private final CaseClient cases;

    @Inject
    Origins(Registry registry, @RestClient CaseClient cases) {
        this.registry = registry;
        this.cases = cases;
    }

    ReferralBody require(ReferralBody body) {
        registry.requireKnown(body.subjectId(), "/subjectId");
        return requireAction(body);
    }

    /** Whether the caller works on the case is decided with the draft: of a case that does not exist for the caller nothing is said here. */
    ReferralBody requireAction(ReferralBody body) {
        if (body.planActionId() != null && !isOfCase(body.caseId(), body.planActionId())) {
            throw Problem.invalidField("/planActionId", "unknown-action");
        }
        return body;
    }

    private boolean isOfCase(CaseId file, PlanActionId action) {
        if (file == null) {
            return false;
        }
        try {
            return cases.plans(file.value(), PLANS).items().stream()
                    .flatMap(plan -> plan.goals().stream())
                    .flatMap(goal -> goal.actions().stream())
                    .anyMatch(one -> one.id().equals(action.value()));
        } catch (WebApplicationException refused) {
            return switch (refused.getResponse().getStatus()) {
                case 404 -> throw Problem.invalidField("/caseId", "unknown-case");
                case 403 -> false;
                default -> throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
            };
        } catch (ProcessingException away) {
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
    }
}
