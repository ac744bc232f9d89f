package org.wasl.cases.followup;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class FollowUps extends CaseParts<FollowUp> {
    @Override
    public CaseCategory category() {
        return CaseCategory.FOLLOW_UPS;
    }

    @Override
    protected Class<FollowUp> kind() {
        return FollowUp.class;
    }
}
