package org.wasl.cases.conference;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Conferences extends CaseParts<Conference> {
    Conferences() {
        super(Conference.class, CaseCategory.CONFERENCES);
    }
}
