package org.wasl.cases.incident;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Incidents extends CaseParts<Incident> {
    Incidents() {
        super(Incident.class, CaseCategory.INCIDENTS);
    }
}
