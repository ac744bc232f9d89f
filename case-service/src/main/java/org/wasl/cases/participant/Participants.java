package org.wasl.cases.participant;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Participants extends CaseParts<Participant> {
    Participants() {
        super(Participant.class, CaseCategory.PARTICIPANTS);
    }
}
