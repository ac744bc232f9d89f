package org.wasl.cases.note;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Flags extends CaseParts<Flag> {
    @Override
    public CaseCategory category() {
        return CaseCategory.NOTES;
    }

    @Override
    protected Class<Flag> kind() {
        return Flag.class;
    }
}
