package org.wasl.cases.conference;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Conferences extends CaseParts<Conference> {
    @Override
    public CaseCategory category() {
        return CaseCategory.CONFERENCES;
    }

    @Override
    protected Class<Conference> kind() {
        return Conference.class;
    }
}
