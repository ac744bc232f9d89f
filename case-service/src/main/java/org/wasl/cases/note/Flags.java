package org.wasl.cases.note;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;

@ApplicationScoped
class Flags extends CaseParts<Flag> {
    Flags() {
        super(Flag.class, CaseCategory.NOTES);
    }
}
