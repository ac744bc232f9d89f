package org.wasl.cases.safety;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class SafetyPlans extends CaseParts<SafetyPlan> {
    SafetyPlans() {
        super(SafetyPlan.class, CaseCategory.SAFETY);
    }
}
