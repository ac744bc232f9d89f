package org.wasl.cases.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

/** Who owned each case, and from when to when. */
@ApplicationScoped
public class Assignments extends CaseParts<Assignment> {
    @Override
    public CaseCategory category() {
        return CaseCategory.MANAGEMENT;
    }

    @Override
    protected Class<Assignment> kind() {
        return Assignment.class;
    }
}
