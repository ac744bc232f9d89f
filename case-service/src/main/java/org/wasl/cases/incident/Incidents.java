package org.wasl.cases.incident;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Incidents extends CaseParts<Incident> {
    @Override
    public CaseCategory category() {
        return CaseCategory.INCIDENTS;
    }

    @Override
    protected Class<Incident> kind() {
        return Incident.class;
    }
}
