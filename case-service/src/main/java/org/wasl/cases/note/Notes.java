package org.wasl.cases.note;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Notes extends CaseParts<Note> {
    @Override
    public CaseCategory category() {
        return CaseCategory.NOTES;
    }

    @Override
    protected Class<Note> kind() {
        return Note.class;
    }
}
