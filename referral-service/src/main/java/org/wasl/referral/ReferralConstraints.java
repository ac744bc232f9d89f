package org.wasl.referral;

import jakarta.inject.Singleton;
import java.util.Map;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.ConstraintMeaning;
import org.wasl.platform.problem.ProblemType;

@Singleton
final class ReferralConstraints implements ConstraintMeaning {
    @Override
    public Map<String, ProblemType> meanings() {
        return Map.of(
                // A draft that was purged while somebody sent it.
                "referral_event_referral_id_fk", CommonProblem.STALE_VERSION,
                "capacity_hold_referral_uk", CommonProblem.STALE_VERSION,
                "service_agency_id_fk", ReferralProblem.ORGANIZATION_NOT_IN_DIRECTORY,
                "program_agency_id_fk", ReferralProblem.ORGANIZATION_NOT_IN_DIRECTORY);
    }
}
