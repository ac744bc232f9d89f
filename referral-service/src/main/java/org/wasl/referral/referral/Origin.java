package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PlanActionId;

/** Where a referral comes from: the account that drafted it, and the case and plan action that it was made from. */
@Embeddable
public class Origin {
    private String requester;

    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "plan_action_id")
    private UUID planActionId;

    protected Origin() {}

    Origin(String requester, ReferralBody body) {
        this.requester = requester;
        caseId = body.caseId() == null ? null : body.caseId().value();
        planActionId = body.planActionId() == null ? null : body.planActionId().value();
    }

    /** Account of the caseworker who drafted it. */
    public String requester() {
        return requester;
    }

    /** Null where it was not made from a case. */
    CaseId caseId() {
        return caseId == null ? null : new CaseId(caseId);
    }

    PlanActionId planActionId() {
        return planActionId == null ? null : new PlanActionId(planActionId);
    }
}
