package org.wasl.cases.bestinterests;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class BestInterestsProcedures extends CaseParts<BestInterests> {
    @Override
    public CaseCategory category() {
        return CaseCategory.BEST_INTERESTS;
    }

    @Override
    protected Class<BestInterests> kind() {
        return BestInterests.class;
    }
}
