package org.wasl.cases.participant;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.event.MergeUndone;

/** The participants of cases. */
@ApplicationScoped
public class Participants extends CaseParts<Participant> {
    Participants() {
        super(Participant.class, CaseCategory.PARTICIPANTS);
    }

    /** Two persons were parted that had been one. */
    public void unmerged(MergeUndone undone) {
        list("personId in ?1", undone.ids()).forEach(participant -> participant.part(undone));
    }
}
