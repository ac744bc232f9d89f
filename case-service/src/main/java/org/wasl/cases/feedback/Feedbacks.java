package org.wasl.cases.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Feedbacks extends CaseParts<Feedback> {
    @Override
    public CaseCategory category() {
        return CaseCategory.NOTES;
    }

    @Override
    protected Class<Feedback> kind() {
        return Feedback.class;
    }
}
