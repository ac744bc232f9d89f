package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.id.CaseId;

/** Into which case a duplicate was merged, and the status that it had before, so that the merge can be undone. */
@Embeddable
class MergeState {
    @Column(name = "merged_into_id")
    private UUID intoId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_before_merge")
    private CaseStatus before;

    protected MergeState() {}

    MergeState(CaseFile survivor, CaseStatus before) {
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
