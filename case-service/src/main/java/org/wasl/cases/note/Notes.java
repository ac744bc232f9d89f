package org.wasl.cases.note;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Notes extends CaseParts<Note> {
    Notes() {
        super(Note.class, CaseCategory.NOTES);
    }
}
