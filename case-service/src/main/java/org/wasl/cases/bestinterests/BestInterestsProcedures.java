package org.wasl.cases.bestinterests;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class BestInterestsProcedures extends CaseParts<BestInterests> {
    BestInterestsProcedures() {
        super(BestInterests.class, CaseCategory.BEST_INTERESTS);
    }
}
