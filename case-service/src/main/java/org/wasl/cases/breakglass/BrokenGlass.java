package org.wasl.cases.breakglass;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
public class BrokenGlass extends CaseParts<BreakGlass> {
    @Override
    public CaseCategory category() {
        return CaseCategory.TASKS;
    }

    @Override
    protected Class<BreakGlass> kind() {
        return BreakGlass.class;
    }
}
