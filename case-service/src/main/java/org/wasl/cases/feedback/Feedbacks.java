package org.wasl.cases.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Feedbacks extends CaseParts<Feedback> {
    Feedbacks() {
        super(Feedback.class, CaseCategory.NOTES);
    }
}
