package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.id.CaseId;

/** Where a case went on that is the double of another, and what it was before, so that it can come back. */
@Embeddable
class Merged {
    @Column(name = "merged_into_id")
    private UUID intoId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_before_merge")
    private CaseStatus before;

    protected Merged() {}

    Merged(CaseFile survivor, CaseStatus before) {
        intoId = survivor.rawId();
        this.before = before;
    }

    CaseId into() {
        return new CaseId(intoId);
    }

    CaseStatus before() {
        return before;
    }
}
